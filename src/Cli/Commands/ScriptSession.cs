using Maru.Rhai;
using Maru.Rhai.Limits;
using Maru.Rhai.Running;

namespace Maru.Cli.Commands;

/// <summary><c>rhai repl</c>: a line at a time, keeping the variables.</summary>
internal static class ScriptSession
{
    public static RhaiEngine Engine { get; } = new RhaiEngineBuilder(RhaiLimits.Strict with { Operations = 100_000_000 }).Build();

    public static RhaiScope Scope(Invocation run) => new()
    {
        KeepsVariables = true,
        Print = run.Output.Line,
        Debug = (text, position) => run.Output.Line($"{position}: {text}"),
    };

    public static string Describe(RhaiException error)
    {
        var calls = error.CallStack.Select(c => $"\n  in {c.Function} ({c.Position})");
        return $"{error.KindName}: {error.Message}{(error.Position.IsNone ? "" : $" ({error.Position})")}{string.Concat(calls)}";
    }

    public static async Task<ExitCode> RunAsync(Invocation run)
    {
        var scope = Scope(run);
        while (true)
        {
            if (run.Ask.Interactive)
            {
                await run.Around.Error.WriteAsync("rhai> ".AsMemory(), run.Ct);
            }

            if (await run.Around.In.ReadLineAsync(run.Ct) is not { } line)
            {
                return ExitCode.Ok;
            }

            Evaluate(run, scope, line);
        }
    }

    private static void Evaluate(Invocation run, RhaiScope scope, string line)
    {
        try
        {
            var value = Engine.Evaluate(line, scope, run.Ct);
            if (!value.IsUnit)
            {
                run.Output.Line(value.ToString());
            }
        }
        catch (RhaiException error) when (!run.Ct.IsCancellationRequested)
        {
            run.Around.Error.WriteLine(Describe(error));
        }
    }
}
