namespace SpecProofs.Cli;

/// <summary>Failing properties on the terminal the moment they are found: the root in full, every other one in a line.</summary>
internal sealed class FailuresAsFound(TextWriter output)
{
    /// <summary>The first that was found; null as long as all hold.</summary>
    public PropertyResult? Root { get; private set; }

    public void Finished(PropertyResult result)
    {
        if (result.Holds)
        {
            return;
        }

        if (Root is null)
        {
            Root = result;
            output.WriteLine($"{result.Failure}\n");
        }
        else
        {
            output.WriteLine($"also: {result.Headline}");
        }

        output.Flush();
    }

    /// <summary>Sets the failures apart from what follows.</summary>
    public void End()
    {
        if (Root is not null)
        {
            output.WriteLine();
        }
    }
}
