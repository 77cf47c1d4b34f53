using System.CommandLine;
using System.Text;
using System.Text.Json;
using Maru.Cli.Screen;
using Maru.Cli.Wire;

namespace Maru.Cli.Commands;

/// <summary><c>models</c>: what is configured, what answers, what exists.</summary>
internal static class ModelCommands
{
    private static readonly Column[] Columns =
    [
        new("id"), new("qualified_id", "model"), new("name"), new("is_default", "default"), new("parameters"), new("created_at", "created"),
    ];

    private static readonly Column[] CurrentColumns = [new("model"), new("source"), new("config_id", "id"), new("version")];

    public static Command Build(Grammar grammar) => grammar.Group(
        "models", HelpTexts.Models, List(grammar), Add(grammar),
        OnOne(grammar, "set-default", HelpTexts.ModelsSetDefault, HttpMethod.Post, Paths.SetDefault, Texts.Changed),
        Select(grammar), Unselect(grammar),
        OnOne(grammar, "delete", HelpTexts.ModelsDelete, HttpMethod.Delete, Paths.Model, Texts.Deleted),
        Current(grammar), Catalogue(grammar));

    private static Command List(Grammar grammar)
    {
        var provider = ProviderName.Option(grammar);
        var paging = new Paging(grammar);
        return grammar.Verb(
            "list", HelpTexts.ModelsList,
            run => run.ShowAsync(
                HttpMethod.Get, Paths.With(Paths.Models, paging.Query(run, ("provider", run.Get(provider)))),
                page => run.Output.List(page, Columns)),
            [provider, .. paging.Options]);
    }

    private static Command Add(Grammar grammar)
    {
        var provider = ProviderName.Argument(grammar);
        var model = grammar.Argument<string>("model", HelpTexts.ModelId);
        var name = grammar.Option<string?>("--name", HelpTexts.Name);
        var parameters = grammar.Option<string?>("--parameters", HelpTexts.Parameters);
        var isDefault = grammar.Option<bool>("--default", HelpTexts.Default);
        return grammar.Verb(
            "add", HelpTexts.ModelsAdd,
            run =>
            {
                var json = run.Get(parameters) is { } text ? Sender.Parse(Encoding.UTF8.GetBytes(text)) : (JsonElement?)null;
                if (json is { ValueKind: not JsonValueKind.Object })
                {
                    var fault = LocalFailures.Usage(run.Language).Saying(Texts.BadJson.In(run.Language));
                    return Task.FromResult(run.Output.Refuse(new Refusal(fault)));
                }

                return run.ShowAsync(HttpMethod.Post, Paths.AddModel, stored => run.Output.Say(Texts.Added, stored.Text("id")), new
                {
                    Provider = run.Get(provider),
                    ModelId = run.Get(model),
                    Name = run.Get(name) ?? run.Get(model),
                    Parameters = json,
                    IsDefault = run.Get(isDefault),
                });
            },
            provider, model, name, parameters, isDefault);
    }

    private static Command OnOne(Grammar grammar, string verb, Phrase help, HttpMethod method, Func<string, string> path, Phrase done)
    {
        var id = grammar.Argument<string>("id", HelpTexts.Id);
        return grammar.Verb(verb, help, run => run.DoAsync(method, path(run.Get(id)), done), id);
    }

    private static Command Select(Grammar grammar)
    {
        var id = grammar.Argument<string>("id", HelpTexts.Id);
        var force = grammar.Option<bool>("--force", HelpTexts.ForceSelect);
        return grammar.Verb(
            "select", HelpTexts.ModelsSelect,
            run => run.DoAsync(
                HttpMethod.Post, Paths.With(Paths.Select(run.Get(id)), ("force", run.Get(force) ? "true" : null)), Texts.Selected),
            id, force);
    }

    private static Command Unselect(Grammar grammar) => grammar.Verb(
        "unselect", HelpTexts.ModelsUnselect,
        run => run.ShowAsync(HttpMethod.Delete, Paths.Selection, now => run.Output.Card(now, CurrentColumns)));

    private static Command Current(Grammar grammar) => grammar.Verb(
        "current", HelpTexts.ModelsCurrent,
        run => run.ShowAsync(HttpMethod.Get, Paths.CurrentModel, now => run.Output.Card(now, CurrentColumns)));

    private static Command Catalogue(Grammar grammar)
    {
        var provider = ProviderName.Option(grammar);
        return grammar.Verb(
            "catalogue", HelpTexts.Catalogue,
            run => run.ShowAsync(
                HttpMethod.Get, Paths.With(Paths.Catalogue, ("provider", run.Get(provider))),
                list => run.Output.List(list, new("qualified_id", "model"), new("name"), new("kind"), new("deprecated"))),
            provider);
    }
}
