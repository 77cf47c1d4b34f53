using System.CommandLine;
using Maru.Cli.Screen;
using Maru.Cli.Wire;

namespace Maru.Cli.Commands;

/// <summary><c>keys</c>: the providers' keys. A key comes from a prompt or standard input, never from an argument.</summary>
internal static class KeyCommands
{
    private static readonly Column[] Columns =
    [
        new("id"), new("provider"), new("masked_key", "key"), new("name"), new("is_active", "active"), new("priority"), new("health"),
        new("last_test_status", "test"), new("created_at", "created"),
    ];

    public static Command Build(Grammar grammar) => grammar.Group(
        "keys", HelpTexts.Keys, List(grammar), Add(grammar), Rename(grammar), Replace(grammar),
        Switch(grammar, "activate", HelpTexts.KeysActivate, active: true),
        Switch(grammar, "deactivate", HelpTexts.KeysDeactivate, active: false), Delete(grammar), Test(grammar), Import(grammar));

    private static Command Import(Grammar grammar)
    {
        var dryRun = grammar.Option<bool>("--dry-run", HelpTexts.DryRun);
        return grammar.Verb("import", HelpTexts.KeysImport, run => ConfigCommands.ImportAsync(run, run.Get(dryRun), changed: true), dryRun);
    }

    private static Argument<string> Id(Grammar grammar) => grammar.Argument<string>("id", HelpTexts.Id);

    private static Command List(Grammar grammar)
    {
        var provider = ProviderName.Option(grammar);
        var paging = new Paging(grammar);
        return grammar.Verb(
            "list", HelpTexts.KeysList,
            run => run.ShowAsync(
                HttpMethod.Get, Paths.With(Paths.ApiKeys, paging.Query(run, ("provider", run.Get(provider)))),
                page => run.Output.List(page, Columns)),
            [provider, .. paging.Options]);
    }

    private static Command Add(Grammar grammar)
    {
        var provider = ProviderName.Argument(grammar, ProviderNames.WithKey);
        var name = grammar.Option<string?>("--name", HelpTexts.Name);
        var baseUrl = grammar.Option<string?>("--base-url", HelpTexts.BaseUrl);
        var priority = grammar.Option<int?>("--priority", HelpTexts.Priority);
        return grammar.Verb(
            "add", HelpTexts.KeysAdd,
            run => WithKeyAsync(run, HttpMethod.Post, Paths.ApiKeys, key => new
            {
                Provider = run.Get(provider),
                ApiKey = key,
                Name = run.Get(name),
                BaseUrl = run.Get(baseUrl),
                Priority = run.Get(priority),
            }),
            provider, name, baseUrl, priority);
    }

    private static Command Replace(Grammar grammar)
    {
        var id = Id(grammar);
        return grammar.Verb(
            "replace", HelpTexts.KeysReplace,
            run => WithKeyAsync(run, HttpMethod.Patch, Paths.ApiKey(run.Get(id)), key => new { ApiKey = key }), id);
    }

    private static Command Rename(Grammar grammar)
    {
        var (id, name) = (Id(grammar), grammar.Argument<string>("name", HelpTexts.Name));
        return grammar.Verb(
            "rename", HelpTexts.KeysRename,
            run => run.DoAsync(HttpMethod.Patch, Paths.ApiKey(run.Get(id)), Texts.Changed, new { Name = run.Get(name) }), id, name);
    }

    private static Command Switch(Grammar grammar, string verb, Phrase help, bool active)
    {
        var id = Id(grammar);
        return grammar.Verb(
            verb, help, run => run.DoAsync(HttpMethod.Patch, Paths.ApiKey(run.Get(id)), Texts.Changed, new { IsActive = active }), id);
    }

    private static Command Delete(Grammar grammar)
    {
        var id = Id(grammar);
        return grammar.Verb(
            "delete", HelpTexts.KeysDelete, run => run.DoAsync(HttpMethod.Delete, Paths.ApiKey(run.Get(id)), Texts.Deleted), id);
    }

    private static Command Test(Grammar grammar)
    {
        var id = Id(grammar);
        var model = grammar.Option<string?>("--model", HelpTexts.TestModel, "-m");
        return grammar.Verb("test", HelpTexts.KeysTest, run => TestAsync(run, run.Get(id), run.Get(model)), id, model);
    }

    private static async Task<ExitCode> TestAsync(Invocation run, string id, string? model)
    {
        var answer = await run.SendAsync(HttpMethod.Post, Paths.TestApiKey(id), new { Model = model });
        var shown = run.Output.Show(answer, result => TestResult.Say(run.Output, result));
        return shown == ExitCode.Ok && !TestResult.Passed(answer.Body) ? ExitCode.Failed : shown;
    }

    private static async Task<ExitCode> WithKeyAsync(Invocation run, HttpMethod method, string path, Func<string, object> body)
    {
        var key = await run.Ask.SecretAsync(Texts.AskKey, fromInput: false, run.Ct);
        if (key.Failed(out var failure))
        {
            return run.Output.Refuse(new Refusal(failure));
        }

        return await run.ShowAsync(
            method, path,
            stored =>
            {
                if (method == HttpMethod.Post)
                {
                    run.Output.Say(Texts.Added, stored.Text("id"));
                }
                else
                {
                    run.Output.Say(Texts.Changed);
                }

                run.Output.Card(stored, new("provider"), new("masked_key", "key"), new("name"), new("warnings"));
            },
            body(key.Value.Trim()));
    }
}
