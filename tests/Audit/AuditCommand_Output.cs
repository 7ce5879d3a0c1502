using System.Diagnostics;
using System.Text.Json;

namespace SpecProofs.Tests;

/// <summary>What an audit prints, and its exit codes.</summary>
public sealed class AuditCommand_Output
{
    private static string Example(string name) => Path.Combine(Repository.Root, "examples", "audit", name);

    [NeedsFact(Need.Python)]
    public void A_wrong_sampler_is_caught_with_the_lines_of_its_own_source()
    {
        var (exit, output, error) = Run(["audit", "--", .. Child("resample_from_target")]);
        Assert.Equal((2, string.Empty), (exit, error));
        Assert.StartsWith(
            """
            resample_from_target is not lossless (T1.law)

              instance  V = 2, T = 1
                        draft   (0, 1), at every position
                        target  (1/2, 1/2), at every position
              lookahead 1

              the output law is not the target's: 2 of 2 outcomes differ, total variation 1/4
            """.ReplaceLineEndings("\n"),
            output,
            StringComparison.Ordinal);
        Assert.Contains("      draw 1    the draft\n      u ≥ 1/2   resample_from_target.py:12\n", output, StringComparison.Ordinal);
        Assert.Contains("\nlossless: falsified\n", output, StringComparison.Ordinal);
        Assert.Contains("\nnot seen  < against <=", output, StringComparison.Ordinal);
    }

    /// <summary>Piped into the program, the request of a path gives the path.</summary>
    [NeedsFact(Need.Python)]
    public void A_path_is_replayed_by_hand()
    {
        var (_, output, _) = Run(["audit", "--", .. Child("resample_from_target")]);
        var request = output.Split("by hand   ")[1].Split('\n')[0];
        Assert.EndsWith("\"answers\":[0,1]}", request, StringComparison.Ordinal);
        var start = new ProcessStartInfo(Python.Path!, [Example("resample_from_target.py")])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            UseShellExecute = false,
        };
        using var process = Process.Start(start)!;
        process.StandardInput.WriteLine(request);
        process.StandardInput.Close();
        Assert.EndsWith(
            "\"done\": {\"tokens\": [1], \"kept\": 0}}", process.StandardOutput.ReadToEnd().TrimEnd(), StringComparison.Ordinal);
    }

    [NeedsFact(Need.Python)]
    public void Json_has_the_verdict_of_each_claim()
    {
        var (exit, output, _) = Run(
            ["audit", "--json", "--paths", "20000", "--cases", "5", "--claim", "lossless,keepsAPerfectDraft", "--",
                .. Child("resample_from_target")]);
        using var document = JsonDocument.Parse(output);
        var claims = document.RootElement.GetProperty("claims");
        string Of(int i, string name) => claims[i].GetProperty(name).GetString()!;
        Assert.Equal(2, exit);
        Assert.Equal(("lossless", "T1.law", "falsified"), (Of(0, "claim"), Of(0, "statement"), Of(0, "verdict")));
        Assert.Equal(("keepsAPerfectDraft", "E.equal", "holds"), (Of(1, "claim"), Of(1, "statement"), Of(1, "verdict")));
        Assert.StartsWith("V = 2, T = 1\n", Of(0, "instance"), StringComparison.Ordinal);
        Assert.InRange(document.RootElement.GetProperty("runs").GetInt32(), 1, 1_000_000);
    }

    [NeedsFact(Need.Python)]
    public void A_counterexample_is_drawn()
    {
        using var front = new FrontDoor();
        var path = front.PathOf("tree.svg");
        var (exit, output, _) = Run(["audit", "--picture", path, "--", .. Child("resample_from_target")]);
        Assert.Equal(2, exit);
        Assert.EndsWith($"\n\n{path}: resample_from_target is not lossless (T1.law)\n", output, StringComparison.Ordinal);
        var drawn = File.ReadAllText(path);
        Assert.StartsWith("<svg", drawn, StringComparison.Ordinal);
        Assert.Contains("draw 1", drawn, StringComparison.Ordinal);
        Assert.Equal(
            "--picture: what is sampled has no tree of choices to draw",
            IsRefused(["audit", "--statistical", "10", "--picture", path, "--", .. Child("resample_from_target")]));
    }

    [NeedsFact(Need.Python)]
    public void A_report_is_repeated_with_the_options_that_matter()
    {
        var (_, output, _) = Run(["audit", "--paths", "5000", "--cases", "3", "--shift", "0.01", "--", .. Child("resample_from_target")]);
        Assert.Contains(" --cases 3 --seed 1 --paths 5000 --shift 1/100 -- ", output, StringComparison.Ordinal);
    }

    /// <summary>Within so many paths only part is tried, and the verdict says so.</summary>
    [NeedsFact(Need.Python)]
    public void A_right_one_holds_within_the_paths_that_it_is_given()
    {
        var output = Succeeds(["audit", "--paths", "20000", "--cases", "5", "--lookahead", "1,2", "--", .. Child("plain")]);
        Assert.Contains(
            "lossless: T1.law holds: its output law is the target's where the lookahead is 1 or 2; ", output, StringComparison.Ordinal);
        Assert.Contains("cases beyond the budget (20,000 paths a case, 20,000 a stage)", output, StringComparison.Ordinal);
        Assert.Contains("; laws are compared up to 0.000001\n", output, StringComparison.Ordinal);
    }

    [NeedsFact(Need.Python | Need.Time)]
    public void Several_drafts_are_a_parameter() => Assert.Contains(
        "lossless: T1.law holds",
        Succeeds(["audit", "--paths", "20000", "--cases", "5", "--drafts", "2", "--", .. Child("tree")]),
        StringComparison.Ordinal);

    [NeedsFact(Need.Python | Need.Time)]
    public void Rows_in_float32_pass_and_the_shift_is_told()
    {
        var output = Succeeds(["audit", "--paths", "20000", "--cases", "5", "--", .. Python.Child("rounded.py", "float32")]);
        Assert.Matches(@"none was moved by more than [0-9.]+e-[789];", output);
    }

    /// <summary>A float32 is moved by 10⁻⁸ or so to be read as the fraction that it stands for.</summary>
    [NeedsFact(Need.Python | Need.Time)]
    public void A_limit_on_the_shift_is_kept()
    {
        Assert.Matches(
            @"^sample: the number 0\.[0-9]+ at .*rounded\.py:[0-9]+ is read as [0-9]+/[0-9]+, which moves it by [0-9.]+e-[89], "
            + @"and --shift allows 1\.0e-9; the request was \{""verify"":",
            IsRefused(["audit", "--cases", "5", "--shift", "1e-9", "--", .. Python.Child("rounded.py", "float32")]));
        Assert.Contains(
            "lossless: T1.law holds",
            Succeeds(["audit", "--seconds", "2", "--cases", "5", "--shift", "1e-6", "--", .. Python.Child("rounded.py", "float32")]),
            StringComparison.Ordinal);
    }

    [NeedsFact(Need.Python)]
    public void Rows_in_bfloat16_are_a_finding_of_their_own()
    {
        var (exit, output, _) = Run(["audit", "--cases", "5", "--", .. Python.Child("rounded.py", "bfloat16")]);
        Assert.Equal(2, exit);
        Assert.Contains("sample is not lossless (T1.law)\n\n  instance  V = 2, T = 1\n", output, StringComparison.Ordinal);
        Assert.Contains("note      no number has more than 8 significant bits, as in bfloat16", output, StringComparison.Ordinal);
        Assert.Contains(
            "lossless: T1.law holds",
            Succeeds(["audit", "--paths", "20000", "--cases", "5", "--tolerance", "0.02", "--", .. Python.Child("rounded.py", "bfloat16")]),
            StringComparison.Ordinal);
    }

    /// <summary>Read to the nearest simple fraction, 10⁻¹⁷ is 0; what a child does there says nothing of it.</summary>
    [NeedsFact(Need.Python)]
    public void What_only_a_residue_of_rounding_reaches_is_not_held_against_a_sampler() => Assert.Contains(
        "lossless: T1.law holds",
        Succeeds(["audit", "--paths", "20000", "--cases", "5", "--", .. Python.Child("residue.py")]),
        StringComparison.Ordinal);

    private static string[] Child(string name)
    {
        Environment.SetEnvironmentVariable("PYTHONPATH", Path.Combine(Repository.Root, "clients", "python"));
        return [Python.Path!, Example($"{name}.py")];
    }
}
