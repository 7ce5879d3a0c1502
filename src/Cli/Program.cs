using System.Text;

namespace SpecProofs.Cli;

internal static class Program
{
    private static int Main(string[] args)
    {
        // Token names and mathematics are beyond most other charsets, and JSON is UTF-8 in any locale.
        Console.OutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
        return CommandLine.Run(args, Console.Out, Console.Error);
    }
}
