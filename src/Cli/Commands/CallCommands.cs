using System.CommandLine;
using Maru.Cli.Screen;
using Maru.Cli.Wire;

namespace Maru.Cli.Commands;

/// <summary><c>calls</c>: what went through the gateway.</summary>
internal static class CallCommands
{
    private static readonly Column[] Columns =
    [
        new("at"), new("operation"), new("provider"), new("model"), new("outcome"), new("status"), new("tokens_in", "in"),
        new("tokens_out", "out"), new("cost"), new("latency_ms", "ms"), new("error_code", "error"), new("id"),
    ];

    private static readonly Column[] Totals =
    [
        new("group"), new("requests"), new("errors"), new("refused"), new("cancelled"), new("p50_ms"), new("p95_ms"),
        new("tokens_in", "in"), new("tokens_out", "out"), new("cost"), new("unpriced"),
    ];

    public static Command Build(Grammar grammar) => grammar.Group("calls", HelpTexts.Calls, List(grammar), Stats(grammar));

    private static Command List(Grammar grammar)
    {
        var mine = grammar.Option<bool>("--mine", HelpTexts.CallsMine);
        var from = grammar.Option<string?>("--from", HelpTexts.From);
        var to = grammar.Option<string?>("--to", HelpTexts.To);
        var provider = ProviderName.Option(grammar);
        var model = grammar.Option<string?>("--model", HelpTexts.ModelId, "-m");
        var outcome = grammar.Option<string?>("--outcome", HelpTexts.CallOutcome);
        var latency = grammar.Option<int?>("--min-latency-ms", HelpTexts.CallLatency);
        var paging = new Paging(grammar);
        return grammar.Verb(
            "list", HelpTexts.CallsList,
            run =>
            {
                var query = paging.Query(
                    run, ("from", run.Get(from)), ("to", run.Get(to)), ("provider", run.Get(provider)), ("model", run.Get(model)),
                    ("outcome", run.Get(outcome)), ("min_latency_ms", run.Get(latency)));
                var path = run.Get(mine) ? Paths.OwnCalls : Paths.Calls;
                return run.ShowAsync(HttpMethod.Get, Paths.With(path, query), page => run.Output.List(page, Columns));
            },
            [mine, from, to, provider, model, outcome, latency, .. paging.Options]);
    }

    private static Command Stats(Grammar grammar)
    {
        var by = grammar.Option<string?>("--by", HelpTexts.CallsBy);
        var from = grammar.Option<string?>("--from", HelpTexts.From);
        var to = grammar.Option<string?>("--to", HelpTexts.To);
        return grammar.Verb(
            "stats", HelpTexts.CallsStats,
            run => run.ShowAsync(
                HttpMethod.Get,
                Paths.With(Paths.CallStats, ("group_by", run.Get(by)), ("start_date", run.Get(from)), ("end_date", run.Get(to))),
                sums => run.Output.List(sums, Totals)),
            by, from, to);
    }
}
