using System.CommandLine;
using System.Security.Cryptography;
using Maru.Cli.Screen;
using Maru.Cli.Wire;

namespace Maru.Cli.Commands;

/// <summary><c>config</c>: encryption of stored keys, and what the server's environment offers.</summary>
internal static class ConfigCommands
{
    private const int EncryptionKeyBytes = 32;

    public static Command Build(Grammar grammar)
    {
        var yes = grammar.Option<bool>("--yes", HelpTexts.Yes, "-y");
        var dryRun = grammar.Option<bool>("--dry-run", HelpTexts.DryRun);
        return grammar.Group(
            "config", HelpTexts.Config,
            grammar.Verb("status", HelpTexts.ConfigStatus, StatusAsync),
            grammar.Verb("rotate", HelpTexts.ConfigRotate, run => run.ShowAsync(HttpMethod.Post, Paths.Rotate, counts => run.Output.Say(
                Texts.Rotated, counts.Int("rotated"), counts.Int("already"), counts.Int("undecryptable")))),
            grammar.Verb("purge-undecryptable", HelpTexts.ConfigPurge, run => PurgeAsync(run, run.Get(yes)), yes),
            grammar.Verb("key-generate", HelpTexts.ConfigKey, run => Task.FromResult(GenerateKey(run))),
            grammar.Verb("import-env", HelpTexts.ConfigImport, run => ImportAsync(run, run.Get(dryRun), changed: false), dryRun));
    }

    private static async Task<ExitCode> StatusAsync(Invocation run)
    {
        var answer = await run.SendAsync(HttpMethod.Get, Paths.Status);
        var shown = run.Output.Show(answer, status =>
        {
            run.Output.Card(
                status, new("encryption"), new("current.model", "model"), new("current.source"), new("has_default"),
                new("policy.version", "policy"), new("migrations", "imports"));
            run.Output.List(status.Inner("providers"), new("provider"), new("source"), new("hint"), new("health"), new("usable"));
            foreach (var unused in status.Items("unused_environment"))
            {
                run.Output.Note(Texts.UnusedKey, unused.Text("variable"), unused.Text("provider"));
            }
        });
        return shown == ExitCode.Ok ? StatusCommand.CodeOf(answer.Body) : shown;
    }

    private static async Task<ExitCode> PurgeAsync(Invocation run, bool yes)
    {
        if (!yes && !await run.Ask.AgreesAsync(Texts.AskPurge, run.Ct))
        {
            return run.Output.Refuse(new Refusal(LocalFailures.NotConfirmed(run.Language)) { Hint = Texts.HintYes });
        }

        return await run.ShowAsync(
            HttpMethod.Post, Paths.Purge, done => run.Output.Say(Texts.Purged, done.Int("purged")), new { Confirm = true });
    }

    private static ExitCode GenerateKey(Invocation run)
    {
        var key = Convert.ToBase64String(RandomNumberGenerator.GetBytes(EncryptionKeyBytes)).Replace('+', '-').Replace('/', '_');
        run.Output.PrintObject(new { Key = key }, () =>
        {
            run.Output.Note(Texts.SecretOnce);
            run.Output.Line(key);
        });
        return ExitCode.Ok;
    }

    /// <summary>Also behind <c>keys import</c>, which takes keys that differ from the stored ones too.</summary>
    public static Task<ExitCode> ImportAsync(Invocation run, bool dryRun, bool changed) => run.ShowAsync(
        HttpMethod.Post, Paths.With(Paths.Import, ("dry_run", dryRun ? "true" : null), ("changed", changed ? "true" : null)),
        done =>
        {
            var records = done.Items("imported");
            if (records.Length == 0)
            {
                run.Output.Say(Texts.None);
                return;
            }

            foreach (var record in records)
            {
                run.Output.Say(dryRun ? Texts.WouldImport : Texts.Imported, record.GetString());
            }
        });
}
