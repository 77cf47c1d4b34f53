using System.CommandLine;
using Maru.Cli.Screen;
using Maru.Cli.Wire;

namespace Maru.Cli.Commands;

/// <summary><c>events</c>: those that could not be delivered, and what becomes of them.</summary>
internal static class EventCommands
{
    private static readonly Column[] Columns =
    [
        new("id"), new("name"), new("ordering_key", "key"), new("attempts"), new("last_error", "last error"), new("held_back", "held back"),
        new("parked_at", "parked"),
    ];

    public static Command Build(Grammar grammar)
    {
        var paging = new Paging(grammar);
        var id = grammar.Argument<string>("id", HelpTexts.Id);
        var reason = grammar.Option<string?>("--reason", HelpTexts.DiscardReason);
        return grammar.Group(
            "events", HelpTexts.Events,
            grammar.Verb(
                "list", HelpTexts.EventsList,
                run => run.ShowAsync(
                    HttpMethod.Get, Paths.With(Paths.ParkedEvents, paging.Query(run)), page => run.Output.List(page, Columns)),
                [.. paging.Options]),
            grammar.Verb(
                "send-again", HelpTexts.EventsSendAgain,
                run => run.DoAsync(HttpMethod.Post, Paths.EventAct(run.Get(id), "send-again"), Texts.SentAgain), id),
            grammar.Verb(
                "discard", HelpTexts.EventsDiscard,
                run => run.DoAsync(
                    HttpMethod.Post, Paths.EventAct(run.Get(id), "discard"), Texts.Discarded, new { reason = run.Get(reason) }),
                id, reason));
    }
}
