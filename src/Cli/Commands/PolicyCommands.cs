using System.CommandLine;
using System.Text.Json;
using Maru.Cli.Screen;
using Maru.Cli.Wire;

namespace Maru.Cli.Commands;

/// <summary><c>policy</c>: who answers the whole server, and with which models.</summary>
internal static class PolicyCommands
{
    private static readonly Column[] Columns =
    [
        new("version"), new("state"), new("provider"), new("changed_by"), new("changed_at"), new("rolled_back_to"), new("forced"),
        new("rejection"), new("reason"),
    ];

    public static Command Build(Grammar grammar)
    {
        var paging = new Paging(grammar);
        return grammar.Group(
            "policy", HelpTexts.Policy,
            grammar.Verb(
                "show", HelpTexts.PolicyShow,
                run => run.ShowAsync(HttpMethod.Get, Paths.Policy, policy => Describe(run.Output, policy))),
            Set(grammar),
            Probe(grammar),
            grammar.Verb(
                "history", HelpTexts.PolicyHistory,
                run => run.ShowAsync(
                    HttpMethod.Get, Paths.With(Paths.PolicyHistory, paging.Query(run)), page => run.Output.List(page, Columns)),
                [.. paging.Options]),
            Rollback(grammar));
    }

    private static void Describe(Output output, JsonElement policy)
    {
        output.Card(policy, new("version"), new("provider"), new("changed_by"), new("changed_at"), new("reason"));
        var mapping = policy.Inner("mappings").Inner(policy.Text("provider") ?? "");
        output.Card(mapping, new("small", "text-small"), new("large", "text-large"), new("image"));
    }

    private static Command Set(Grammar grammar)
    {
        var wish = new PolicyWish(grammar);
        wish.Provider.Required = true;
        var reason = grammar.Option<string?>("--reason", HelpTexts.Reason);
        var force = grammar.Option<bool>("--force", HelpTexts.ForcePolicy);
        return grammar.Verb(
            "set", HelpTexts.PolicySet,
            run => OnCurrentAsync(run, Paths.ChangePolicy, now => new
            {
                Provider = run.Get(wish.Provider),
                Mappings = wish.Mappings(run, now),
                Reason = run.Get(reason),
                ExpectedVersion = now.Int("version") ?? 0,
                Force = run.Get(force),
            }),
            [.. wish.Options, reason, force]);
    }

    private static Command Probe(Grammar grammar)
    {
        var wish = new PolicyWish(grammar);
        return grammar.Verb("probe", HelpTexts.PolicyProbe, run => ProbeAsync(run, wish), wish.Options);
    }

    private static async Task<ExitCode> ProbeAsync(Invocation run, PolicyWish wish)
    {
        var now = await run.SendAsync(HttpMethod.Get, Paths.Policy);
        if (now.Refusal is { } refusal)
        {
            return run.Output.Refuse(refusal);
        }

        var body = new { Provider = run.Get(wish.Provider), Mappings = wish.Mappings(run, now.Body) };
        var answer = await run.SendAsync(HttpMethod.Post, Paths.PolicyProbe, body);
        var shown = run.Output.Show(answer, result => run.Output.List(
            result.Inner("probes"), new("type"), new("model_used", "model"), new("status"), new("message"), new("latency_ms", "ms")));
        return shown == ExitCode.Ok && !answer.Body.Items("probes").All(TestResult.Passed) ? ExitCode.Failed : shown;
    }

    private static Command Rollback(Grammar grammar)
    {
        var version = grammar.Argument<long>("version", HelpTexts.Version);
        var reason = grammar.Option<string?>("--reason", HelpTexts.Reason);
        var force = grammar.Option<bool>("--force", HelpTexts.ForcePolicy);
        return grammar.Verb(
            "rollback", HelpTexts.PolicyRollback,
            run => OnCurrentAsync(run, Paths.PolicyRollback, now => new
            {
                Version = run.Get(version),
                ExpectedVersion = now.Int("version") ?? 0,
                Reason = run.Get(reason),
                Force = run.Get(force),
            }),
            version, reason, force);
    }

    // The change names the version it was made on, so that two administrators cannot overwrite each other unseen.
    private static async Task<ExitCode> OnCurrentAsync(Invocation run, string path, Func<JsonElement, object> body)
    {
        var now = await run.SendAsync(HttpMethod.Get, Paths.Policy);
        return now.Refusal is { } refusal
            ? run.Output.Refuse(refusal)
            : await run.ShowAsync(
                HttpMethod.Post, path,
                policy =>
                {
                    run.Output.Say(Texts.PolicyNow, policy.Int("version"));
                    Describe(run.Output, policy);
                },
                body(now.Body));
    }
}
