using System.CommandLine;

namespace SpecProofs.Cli;

/// <summary><c>specproofs cite</c>: references to verified properties.</summary>
internal static class CiteCommand
{
    private const string Markdown = "markdown";

    private static readonly Dictionary<string, Func<IEnumerable<Citation>, string>> Formats = new()
    {
        ["bibtex"] = BibtexCitation.Of,
        ["latex"] = LatexCitation.Of,
        [Markdown] = Citation.ToMarkdown,
        ["json"] = Citation.ToJson,
    };

    public static Command Create(TextWriter output)
    {
        var ids = new Argument<string[]>("STATEMENT")
        {
            Description = "Ids of statements, such as T1.law.",
            Arity = ArgumentArity.OneOrMore,
        };
        var format = new Option<string>("--format")
        {
            Description = $"{string.Join(", ", Formats.Keys)} (default {Markdown}).",
            HelpName = "FORMAT",
            DefaultValueFactory = _ => Markdown,
        };
        var ledger = new Option<string?>("--ledger")
        {
            Description = "The ledger.json of the check that is cited; check --ledger writes it.",
            HelpName = "FILE",
        }.OfPath();
        var assemblies = StatementOptions.Assembly();
        format.Validators.Add(result =>
        {
            foreach (var token in result.Tokens.Where(token => !Formats.ContainsKey(token.Value)))
            {
                result.AddError($"--format: \"{Quoted.Of(token.Value)}\" is not one of {string.Join(", ", Formats.Keys)}.");
            }
        });
        var command = new Command(
            "cite",
            "A reference to verified properties: id, words, what was checked, version and commit.") { ids, format, ledger, assemblies };
        command.SetAction(parsed =>
        {
            var catalogue = StatementOptions.CatalogueOf(parsed.GetValue(assemblies) ?? []);
            var path = parsed.GetValue(ledger);
            var file = path is null ? null : LedgerFile.Read(path).Checked(path, catalogue, parsed.GetValue(ids)!);
            var proofs = path is null ? null : ProofsFile.In(Path.GetDirectoryName(Path.GetFullPath(path))!)?.OfThisBuild();
            var citations = parsed.GetValue(ids)!.Distinct()
                .Select(id => Cited(catalogue, id))
                .Select(statement => Citation.Of(statement, file ?? Refuted(catalogue, statement), path ?? string.Empty, proofs)).ToList();
            output.Write(Formats[parsed.GetValue(format)!](citations));
            return CommandLine.Ok;
        });
        return command;
    }

    private static Statement Cited(Catalogue catalogue, string id) => catalogue.Statements.FirstOrDefault(statement => statement.Id == id)
        ?? throw new BadInputException($"there is no statement \"{Quoted.Of(id)}\"; the ids are {string.Join(", ", catalogue.Statements)}");

    /// <summary>A false reading is never cited without its refutation: without a ledger it is searched for.</summary>
    private static LedgerFile? Refuted(Catalogue catalogue, Statement statement)
    {
        var options = new RunOptions();
        return statement.IsFalseReading
            ? LedgerFile.Of(Ledger.Of(catalogue, [statement], options), options, TimeProvider.System.GetUtcNow())
            : null;
    }
}
