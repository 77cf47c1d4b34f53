using System.CommandLine;
using Maru.Cli.Screen;
using Maru.Cli.Wire;

namespace Maru.Cli.Commands;

/// <summary><c>budgets</c>: what keys have spent, and what servers that died left unreported of it.</summary>
internal static class BudgetCommands
{
    private static readonly Column[] Columns =
    [
        new("client_key_id", "key"), new("name"), new("month"), new("spent"), new("written_off", "written off"), new("limit"), new("left"),
    ];

    private static readonly Column[] WriteOffs =
    [
        new("id"), new("name"), new("client_key_id", "key"), new("month"), new("amount"), new("written_at", "written off"),
        new("given_back_at", "given back"),
    ];

    public static Command Build(Grammar grammar) =>
        grammar.Group("budgets", HelpTexts.Budgets, List(grammar), ListWriteOffs(grammar), GiveBack(grammar));

    private static Command List(Grammar grammar)
    {
        var mine = grammar.Option<bool>("--mine", HelpTexts.BudgetsMine);
        var paging = new Paging(grammar);
        return grammar.Verb(
            "list", HelpTexts.BudgetsList,
            run => run.ShowAsync(
                HttpMethod.Get, Paths.With(run.Get(mine) ? Paths.OwnBudgets : Paths.Budgets, paging.Query(run)),
                page => run.Output.List(page, Columns)),
            [mine, .. paging.Options]);
    }

    private static Command ListWriteOffs(Grammar grammar)
    {
        var key = grammar.Option<string?>("--key", HelpTexts.WriteOffKey);
        var paging = new Paging(grammar);
        return grammar.Verb(
            "write-offs", HelpTexts.WriteOffs,
            run => run.ShowAsync(
                HttpMethod.Get, Paths.With(Paths.WriteOffs, paging.Query(run, ("client_key_id", run.Get(key)))),
                page => run.Output.List(page, WriteOffs)),
            [key, .. paging.Options]);
    }

    private static Command GiveBack(Grammar grammar)
    {
        var id = grammar.Argument<string>("id", HelpTexts.Id);
        return grammar.Verb(
            "give-back", HelpTexts.GiveBack,
            run => run.ShowAsync(
                HttpMethod.Post, Paths.GiveBack(run.Get(id)),
                given => run.Output.Say(Texts.GivenBack, given.Text("amount"), given.Text("month"))),
            id);
    }
}
