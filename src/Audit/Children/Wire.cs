using System.Collections.Immutable;
using System.Text.Json;

namespace SpecProofs.Audit;

/// <summary>The protocol: one JSON object a line, one line in and one line out for each run.</summary>
internal static class Wire
{
    /// <summary>A request for one run along answers; behind them the child takes the likeliest one.</summary>
    public static string Run(Request request, IEnumerable<int> answers) =>
        $"{{\"{NameOf(request.Form)}\":{request.Body},\"answers\":[{string.Join(',', answers)}]}}";

    /// <summary>A request for this many runs with the child's own random numbers.</summary>
    public static string Sample(Request request, long runs) => $"{{\"{NameOf(request.Form)}\":{request.Body},\"sample\":{runs}}}";

    /// <summary>The name of a form on the wire.</summary>
    public static string NameOf(Form form) => form switch
    {
        Form.Verify => "verify",
        Form.Drafts => "drafts",
        Form.Round => "round",
        _ => "text",
    };

    /// <summary>The first line of a child.</summary>
    /// <exception cref="FormatException">It is no greeting of this version.</exception>
    public static Hello ReadHello(string line)
    {
        using var document = Parse(line);
        var root = document.RootElement;
        var version = root.ValueKind == JsonValueKind.Object && root.TryGetProperty("specproofs", out var given)
            && given.ValueKind == JsonValueKind.Number && given.TryGetInt32(out var number)
            ? number
            : throw new FormatException("it did not begin with a greeting, {\"specproofs\":1,\"form\":…}");
        if (version != Hello.Protocol)
        {
            throw new FormatException($"it speaks version {version} of the protocol, this program version {Hello.Protocol}");
        }

        var name = Text(root, "form");
        foreach (var form in Enum.GetValues<Form>())
        {
            if (NameOf(form) == name)
            {
                return new(
                    form,
                    Text(root, "name") is { Length: > 0 } own ? own : "the audited function",
                    Text(root, "client"),
                    root.TryGetProperty("sampled", out var sampled) && sampled.ValueKind == JsonValueKind.True);
            }
        }

        throw new FormatException($"its form is \"{name}\": write verify, drafts, round or text");
    }

    /// <summary>The answer to a request for one run.</summary>
    /// <exception cref="FormatException">The line is no such answer.</exception>
    public static ChildRun ReadRun(string line)
    {
        using var document = Parse(line);
        var root = document.RootElement;
        Require(root.ValueKind == JsonValueKind.Object, "it answered with something that is no JSON object");
        var asked = root.TryGetProperty("asked", out var questions) ? [.. Items(questions, "asked").Select(ReadAsked)]
            : ImmutableArray<Asked>.Empty;
        if (root.TryGetProperty("error", out _))
        {
            var place = Text(root, "at");
            return new(asked, [], $"{Text(root, "error")}{(place.Length > 0 ? $" at {place}" : string.Empty)}");
        }

        Require(root.TryGetProperty("done", out var done), "its answer has neither \"done\" nor \"error\"");
        return new(asked, ReadDone(done), null);
    }

    /// <summary>The answer to a request for samples: each outcome with its number.</summary>
    /// <exception cref="FormatException">The line is no such answer.</exception>
    public static IReadOnlyList<(ImmutableArray<WrittenRound> Rounds, long Count)> ReadSample(string line)
    {
        using var document = Parse(line);
        var root = document.RootElement;
        Require(root.ValueKind == JsonValueKind.Object, "it answered with something that is no JSON object");
        if (root.TryGetProperty("error", out _))
        {
            throw new FormatException($"it failed: {Text(root, "error")} at {Text(root, "at")}");
        }

        Require(root.TryGetProperty("counts", out var counts), "its answer has no \"counts\"");
        return
        [
            .. Items(counts, "counts").Select(entry => (
                ReadDone(entry),
                entry.TryGetProperty("count", out var count) && count.ValueKind == JsonValueKind.Number && count.TryGetInt64(out var n)
                    && n > 0 ? n : throw new FormatException("an outcome has no \"count\" of 1 or more"))),
        ];
    }

    private static JsonDocument Parse(string line)
    {
        try
        {
            return JsonDocument.Parse(line);
        }
        catch (JsonException e)
        {
            throw new FormatException($"it wrote a line that is not JSON: {Shown(line)}", e);
        }
    }

    private static string Shown(string line) => line.Length <= 80 ? line : $"{line.AsSpan(0, 80)}…";

    private static Asked ReadAsked(JsonElement asked)
    {
        Require(asked.ValueKind == JsonValueKind.Object, "a question is no JSON object");
        var place = Text(asked, "at");
        if (asked.TryGetProperty("draw", out var draw))
        {
            ImmutableArray<StatedNumber> weights = [.. Items(draw, "draw").Select(weight => Number(weight, place))];
            var drawn = Whole(asked, "answer");
            Require(drawn >= 0 && drawn < weights.Length, $"it drew {drawn} from {weights.Length} weights");
            return new(AskedKind.Draw, 0, weights, place, drawn);
        }

        Require(
            asked.TryGetProperty("answer", out var answer) && answer.ValueKind is JsonValueKind.True or JsonValueKind.False,
            "a question has no \"answer\" of true or false");
        var yes = answer.ValueKind == JsonValueKind.True ? 1 : 0;
        if (asked.TryGetProperty("accept", out var accept))
        {
            return new(AskedKind.Accept, 0, [Number(accept, place)], place, yes);
        }

        Require(asked.TryGetProperty("below", out var below), "a question is none of \"accept\", \"below\" and \"draw\"");
        var coin = Whole(asked, "coin");
        Require(coin >= 0, "\"coin\" is negative");
        return new(AskedKind.Below, coin, [Number(below, place)], place, yes);
    }

    private static ImmutableArray<WrittenRound> ReadDone(JsonElement done) => done.ValueKind == JsonValueKind.Array
        ? [.. done.EnumerateArray().Select(ReadRound)]
        : [ReadRound(done)];

    private static WrittenRound ReadRound(JsonElement round)
    {
        Require(round.ValueKind == JsonValueKind.Object && round.TryGetProperty("tokens", out _), "a round has no \"tokens\"");
        int? kept = round.TryGetProperty("kept", out var given) && given.ValueKind != JsonValueKind.Null ? Whole(round, "kept") : null;
        return new(
            [.. Items(round.GetProperty("tokens"), "tokens").Select(Token)],
            kept,
            round.TryGetProperty("reported", out _) ? Whole(round, "reported") : 0);
    }

    private static int Token(JsonElement token) => token.ValueKind == JsonValueKind.Number && token.TryGetInt32(out var number)
        ? number
        : throw new FormatException($"the token {token.GetRawText()} is no whole number");

    private static JsonElement.ArrayEnumerator Items(JsonElement list, string name) => list.ValueKind == JsonValueKind.Array
        ? list.EnumerateArray()
        : throw new FormatException($"\"{name}\" is not a list");

    private static StatedNumber Number(JsonElement number, string place)
    {
        if (number.ValueKind == JsonValueKind.Number && number.TryGetDouble(out var value) && double.IsFinite(value))
        {
            return new(value, null);
        }

        return number.ValueKind == JsonValueKind.String && Rational.TryParse(number.GetString(), out var fraction)
            ? new((double)fraction, fraction)
            : throw new FormatException($"it stated the number {number.GetRawText()}{(place.Length > 0 ? $" at {place}" : string.Empty)}");
    }

    private static int Whole(JsonElement owner, string name) =>
        owner.TryGetProperty(name, out var number) && number.ValueKind == JsonValueKind.Number && number.TryGetInt32(out var value)
            ? value
            : throw new FormatException($"\"{name}\" is not a whole number");

    private static string Text(JsonElement owner, string name) =>
        owner.ValueKind == JsonValueKind.Object && owner.TryGetProperty(name, out var text) && text.ValueKind == JsonValueKind.String
            ? text.GetString()!
            : string.Empty;

    private static void Require(bool holds, string otherwise)
    {
        if (!holds)
        {
            throw new FormatException(otherwise);
        }
    }
}
