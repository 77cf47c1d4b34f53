using System.CommandLine;
using System.CommandLine.Invocation;
using Maru.Cli.Commands;
using Maru.Cli.Screen;
using Maru.Cli.Wire;

namespace Maru.Cli;

/// <summary>One run of the program, from its arguments to its exit code.</summary>
internal static class Application
{
    public static async Task<ExitCode> RunAsync(IReadOnlyList<string> args, Surroundings around)
    {
        var grammar = new Grammar(around);
        var root = Contents.Build(grammar);

        // "@file" is text for a model here, not a file of arguments.
        var parsed = root.Parse(args.Count == 0 ? ["--help"] : args, new ParserConfiguration { ResponseFileTokenReplacer = null });
        var output = new Output(around, parsed.GetValue(grammar.Json));
        if (parsed.Action is ParseErrorAction)
        {
            return output.Refuse(UsageFault.Of(parsed, around.Language));
        }

        using var stop = new CancellationTokenSource();
        using var caught = around.Interrupts.Catch(stop);
        try
        {
            return (ExitCode)await parsed.InvokeAsync(Configuration(around), stop.Token);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            return ExitCode.Interrupted;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return output.Refuse(new Refusal(LocalFailures.File(around.Language).Saying(e.Message)));
        }
    }

    private static InvocationConfiguration Configuration(Surroundings around) => new()
    {
        Output = around.Out,
        Error = around.Error,
        EnableDefaultExceptionHandler = false,
        ProcessTerminationTimeout = null,
    };
}
