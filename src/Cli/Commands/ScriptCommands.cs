using System.CommandLine;
using System.Text.Json;
using Maru.Cli.Screen;
using Maru.Cli.Wire;
using Maru.Rhai;
using Maru.Rhai.Running;
using Maru.Rhai.Values;

namespace Maru.Cli.Commands;

/// <summary><c>rhai run|check|fmt|repl</c>: scripts on this machine, without a server and under the limits of strangers' code.</summary>
internal static class ScriptCommands
{
    public static Command Build(Grammar grammar) =>
        grammar.Group("rhai", HelpTexts.Rhai, Run(grammar), Check(grammar), Format(grammar), grammar.Verb("repl", HelpTexts.RhaiRepl, ScriptSession.RunAsync));

    private static Command Run(Grammar grammar)
    {
        var file = grammar.Argument<string>("file", HelpTexts.RhaiFile);
        var input = grammar.Option<string?>("--input", HelpTexts.RhaiInput);
        var floats = grammar.Option<bool>("--floats", HelpTexts.RhaiFloats);
        return grammar.Verb("run", HelpTexts.RhaiRun, run => GuardedAsync(run, async () =>
        {
            var text = await ReadAsync(run, run.Get(file));
            var value = ScriptSession.Engine.Evaluate(text, await ScopeAsync(run, run.Get(input), run.Get(floats)), run.Ct);
            run.Output.PrintObject(new { Value = RhaiJson.ToNode(value) }, () => run.Output.Line(value.ToString()));
        }), file, input, floats);
    }

    private static Command Check(Grammar grammar)
    {
        var file = grammar.Argument<string>("file", HelpTexts.RhaiFile);
        return grammar.Verb("check", HelpTexts.RhaiCheck, run => GuardedAsync(run, async () =>
        {
            var script = ScriptSession.Engine.Compile(await ReadAsync(run, run.Get(file)));
            run.Output.PrintObject(new { script.Hash }, () => run.Output.Say(Texts.ScriptIsRight));
        }), file);
    }

    private static Command Format(Grammar grammar)
    {
        var file = grammar.Argument<string>("file", HelpTexts.RhaiFile);
        var write = grammar.Option<bool>("--write", HelpTexts.RhaiWrite);
        return grammar.Verb("fmt", HelpTexts.RhaiFormat, run => GuardedAsync(run, async () =>
        {
            var text = ScriptSession.Engine.Compile(await ReadAsync(run, run.Get(file))).Format();
            if (run.Get(write) && run.Get(file) != "-")
            {
                await File.WriteAllTextAsync(run.Get(file), text, run.Ct);
                return;
            }

            run.Output.PrintObject(new { Text = text }, () => run.Around.Out.Write(text));
        }), file, write);
    }

    private static async Task<ExitCode> GuardedAsync(Invocation run, Func<Task> act)
    {
        try
        {
            await act();
            return ExitCode.Ok;
        }
        catch (RhaiException error) when (error.Kind == RhaiErrorKind.Terminated && run.Ct.IsCancellationRequested)
        {
            return ExitCode.Interrupted;
        }
        catch (RhaiException error)
        {
            return run.Output.Refuse(new Refusal(LocalFailures.Script(run.Language).Saying(ScriptSession.Describe(error))));
        }
        catch (JsonException error)
        {
            return run.Output.Refuse(new Refusal(LocalFailures.Script(run.Language).Saying(error.Message)));
        }
    }

    private static Task<string> ReadAsync(Invocation run, string file) =>
        file == "-" ? run.Around.In.ReadToEndAsync(run.Ct) : File.ReadAllTextAsync(file, run.Ct);

    /// <summary>The fields of a JSON object as variables.</summary>
    private static async Task<RhaiScope> ScopeAsync(Invocation run, string? file, bool asFloats)
    {
        var scope = ScriptSession.Scope(run);
        if (file is null)
        {
            return scope;
        }

        using var document = JsonDocument.Parse(await ReadAsync(run, file));
        foreach (var field in document.RootElement.ValueKind == JsonValueKind.Object ? document.RootElement.EnumerateObject() : default)
        {
            scope.Set(field.Name, RhaiJson.FromElement(field.Value, asFloats ? JsonNumbers.AsFloat : JsonNumbers.AsInteger));
        }

        return scope;
    }
}
