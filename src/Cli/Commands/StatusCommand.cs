using System.CommandLine;
using System.Text.Json;
using Maru.Cli.Screen;
using Maru.Cli.Wire;

namespace Maru.Cli.Commands;

/// <summary><c>status</c>: is the server ready, is it set up, who am I, what answers, and for who may read it the database. Works without being signed in.</summary>
internal static class StatusCommand
{
    private const string Locked = "locked";

    public static Command Build(Grammar grammar) => grammar.Verb("status", HelpTexts.Status, RunAsync);

    /// <summary>A status in which stored secrets are locked is a failed check with a number of its own.</summary>
    public static ExitCode CodeOf(JsonElement? llm) => llm?.Text("encryption") == Locked ? ExitCode.Locked : ExitCode.Ok;

    private static async Task<ExitCode> RunAsync(Invocation run)
    {
        var sender = run.Sender();
        if (sender.Failed(out var failure))
        {
            return run.Output.Refuse(new Refusal(failure));
        }

        var ready = await sender.Value.SendAsync(HttpMethod.Get, Paths.Ready, body: null, bearer: null, run.Ct);
        if (ready.Refusal is { } refusal && ready.Body.Text("status") is null)
        {
            return run.Output.Refuse(refusal);
        }

        var setUp = await sender.Value.SendAsync(HttpMethod.Get, Paths.SetUp, body: null, bearer: null, run.Ct);
        var session = run.Sessions.Read();
        var status = await run.SendAsync(HttpMethod.Get, Paths.Status);
        var username = status.Refusal is { ExitCode: ExitCode.NotSignedIn } ? null : session?.Username;
        var llm = status.Refusal is null ? status.Body : (JsonElement?)null;
        var database = status.Refusal is null ? await DatabaseAsync(run) : null;
        var needsSetUp = setUp.Body.Inner("needed").ValueKind == JsonValueKind.True;
        run.Output.PrintObject(
            new
            {
                Server = sender.Value.Server,
                Ready = ready.Body,
                SetUpNeeded = needsSetUp,
                SignedInAs = username,
                Llm = llm,
                Database = database,
            },
            () => Describe(run, sender.Value.Server, ready.Body, needsSetUp, username, llm, database));
        return ready.Refusal is not null ? ExitCode.Failed : CodeOf(llm);
    }

    // Not everybody may read it, which is no failure of the check.
    private static async Task<JsonElement?> DatabaseAsync(Invocation run)
    {
        var answer = await run.SendAsync(HttpMethod.Get, Paths.ServerStatus);
        return answer.Refusal is null ? answer.Body.Inner("database") : null;
    }

    private static void Describe(Invocation run, Uri server, JsonElement ready, bool needsSetUp, string? username, JsonElement? llm, JsonElement? database)
    {
        run.Output.Say(Texts.ServerIs, server, ready.Text("status"));
        foreach (var check in ready.Items("checks"))
        {
            run.Output.Line($"  {check.Text("name")}: {check.Text("status")} {check.Text("detail")}".TrimEnd());
        }

        if (needsSetUp)
        {
            run.Output.Say(Texts.NeedsSetUp);
            return;
        }

        if (username is null)
        {
            run.Output.Say(Texts.NotSignedIn);
            return;
        }

        run.Output.Card(
            JsonSerializer.SerializeToElement(new { username, llm, database }),
            new Column("username"), new Column("llm.encryption"), new Column("llm.current.model", "model"),
            new Column("llm.current.source"), new Column("llm.policy.version", "policy"), new Column("llm.policy.provider"),
            new Column("database.dialect", "database"), new Column("database.version"));
    }
}
