using System.CommandLine;
using Maru.Cli.Screen;
using Maru.Cli.Wire;

namespace Maru.Cli.Commands;

/// <summary><c>client-keys</c>: keys of one's own programs. The secret is in the answer that makes it and nowhere else.</summary>
internal static class ClientKeyCommands
{
    private const int Micros = 1_000_000;

    private static readonly Column[] Columns =
    [
        new("id"), new("name"), new("prefix"), new("scopes"), new("expires_at", "expires"), new("last_used_at", "used"),
        new("revoked_at", "revoked"),
    ];

    public static Command Build(Grammar grammar)
    {
        var paging = new Paging(grammar);
        var id = grammar.Argument<string>("id", HelpTexts.Id);
        return grammar.Group(
            "client-keys", HelpTexts.ClientKeys,
            grammar.Verb(
                "list", HelpTexts.ClientKeysList,
                run => run.ShowAsync(
                    HttpMethod.Get, Paths.With(Paths.ClientKeys, paging.Query(run)), page => run.Output.List(page, Columns)),
                [.. paging.Options]),
            Create(grammar),
            grammar.Verb(
                "revoke", HelpTexts.ClientKeysRevoke,
                run => run.DoAsync(HttpMethod.Delete, Paths.ClientKey(run.Get(id)), Texts.Revoked), id));
    }

    private static Command Create(Grammar grammar)
    {
        var name = grammar.Argument<string>("name", HelpTexts.Name);
        var scopes = grammar.Option<string[]>("--scope", HelpTexts.Scope);
        var days = grammar.Option<int?>("--expires-in-days", HelpTexts.ExpiresInDays);
        var requests = grammar.Option<int?>("--requests-per-minute", HelpTexts.RequestsPerMinute);
        var tokens = grammar.Option<int?>("--tokens-per-minute", HelpTexts.TokensPerMinute);
        var cost = grammar.Option<decimal?>("--cost-per-month", HelpTexts.CostPerMonth);
        return grammar.Verb(
            "create", HelpTexts.ClientKeysCreate,
            run => run.ShowAsync(
                HttpMethod.Post, Paths.ClientKeys,
                made =>
                {
                    run.Output.Note(Texts.SecretOnce);
                    run.Output.Line(made.Text("secret") ?? "-");
                },
                new
                {
                    Name = run.Get(name),
                    Scopes = run.Get(scopes) is { Length: > 0 } some ? some : null,
                    ExpiresAt = run.Get(days) is { } count ? run.Around.Clock.GetUtcNow().AddDays(count) : (DateTimeOffset?)null,
                    Limits = new
                    {
                        RequestsPerMinute = run.Get(requests),
                        TokensPerMinute = run.Get(tokens),
                        CostPerMonthMicros = (long?)(run.Get(cost) * Micros),
                    },
                }),
            name, scopes, days, requests, tokens, cost);
    }
}
