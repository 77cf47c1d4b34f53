using System.CommandLine;
using Maru.Cli.Screen;
using Maru.Cli.Wire;

namespace Maru.Cli.Commands;

/// <summary><c>audit</c>: who did what, and whether the log of it is still what was written.</summary>
internal static class AuditCommands
{
    private static readonly Column[] Columns =
    [
        new("id"), new("at"), new("actor_id", "actor"), new("action"), new("resource"), new("resource_id"), new("status_code", "status"),
        new("reason"), new("trace_id"),
    ];

    public static Command Build(Grammar grammar) => grammar.Group(
        "audit", HelpTexts.Audit, List(grammar), Export(grammar), AuditVerifyCommand.Build(grammar), AuditAnchorCommand.Build(grammar));

    private static Command List(Grammar grammar)
    {
        var mine = grammar.Option<bool>("--mine", HelpTexts.AuditMine);
        var filter = new AuditWish(grammar);
        var paging = new Paging(grammar);
        return grammar.Verb(
            "list", HelpTexts.AuditList,
            run => run.ShowAsync(
                HttpMethod.Get, Paths.With(run.Get(mine) ? Paths.OwnAudit : Paths.Audit, paging.Query(run, filter.Query(run))),
                page => run.Output.List(page, Columns)),
            [mine, .. filter.Options, .. paging.Options]);
    }

    private static Command Export(Grammar grammar)
    {
        var format = grammar.Option<string?>("--format", HelpTexts.AuditFormat);
        var file = grammar.Argument<string>("file", HelpTexts.AuditOut);
        var filter = new AuditWish(grammar);
        return grammar.Verb(
            "export", HelpTexts.AuditExport,
            async run =>
            {
                using var opened = await run.OpenAsync(Paths.With(Paths.AuditExport, [.. filter.Query(run), ("format", run.Get(format))]));
                if (opened.Refusal is { } refusal)
                {
                    return run.Output.Refuse(refusal);
                }

                await using var to = File.Create(run.Get(file));
                await opened.Response!.Content.CopyToAsync(to, run.Ct);
                run.Output.PrintObject(new { File = run.Get(file) }, () => run.Output.Say(Texts.Saved, run.Get(file)));
                return ExitCode.Ok;
            },
            [file, format, .. filter.Options]);
    }
}
