using System.CommandLine;
using System.Text.Json;
using Maru.Chain;
using Maru.Cli.Screen;
using Maru.Cli.Wire;

namespace Maru.Cli.Commands;

/// <summary>
/// <c>audit verify</c>: the server only sends, the judging is done here. It is the same verifier that the server's own tests use.
/// </summary>
internal static class AuditVerifyCommand
{
    private const string Gone = "audit.no_such_checkpoint";

    public static Command Build(Grammar grammar)
    {
        var file = grammar.Option<string?>("--file", HelpTexts.AuditFile);
        var anchor = grammar.Option<string?>("--anchor", HelpTexts.AuditAnchorFile);
        var state = grammar.Option<string?>("--state", HelpTexts.AuditState);
        return grammar.Verb(
            "verify", HelpTexts.AuditVerify, run => RunAsync(run, run.Get(file), run.Get(anchor), run.Get(state)), file, anchor, state);
    }

    private static async Task<ExitCode> RunAsync(Invocation run, string? file, string? anchor, string? state)
    {
        var anchors = anchor is null ? [] : await AuditFiles.ReadAsync(anchor, run.Ct);
        var trusted = file is null && state is not null && File.Exists(state) ? await AuditFiles.ReadAsync(state, run.Ct) : [];
        if (anchors is null || trusted is null)
        {
            return run.Output.Refuse(new Refusal(LocalFailures.BrokenAnchor(run.Language)));
        }

        var verifier = trusted.Count == 0 ? new ChainVerifier(anchors) : new ChainVerifier(trusted[^1], anchors);
        var reading = new LogReading(verifier, run);
        if (file is not null)
        {
            await using var log = File.OpenRead(file);
            await reading.ReadAsync(log);
            return await FinishAsync(run, reading, verifier, state);
        }

        using var opened = await run.OpenAsync(Paths.With(Paths.AuditChain, ("after_checkpoint", verifier.LastCheckpoint?.Number)));
        if (opened.Refusal is { } refusal)
        {
            return refusal.Failure.Code != Gone ? run.Output.Refuse(refusal)
                : Say(run, verifier, new ChainFault(ChainFaultKind.CheckpointMissing, verifier.LastId, verifier.LastCheckpoint?.Number));
        }

        await using var stream = await opened.Response!.Content.ReadAsStreamAsync(run.Ct);
        await reading.ReadAsync(stream);
        return await FinishAsync(run, reading, verifier, state);
    }

    private static async Task<ExitCode> FinishAsync(Invocation run, LogReading reading, ChainVerifier verifier, string? state)
    {
        if (reading.IsBroken)
        {
            return run.Output.Refuse(new Refusal(LocalFailures.BrokenLog(run.Language)));
        }

        if (reading.Fault is null && state is not null && verifier.LastCheckpoint is { } newest)
        {
            await AuditFiles.ReplaceAsync(state, newest, run.Ct);
        }

        return Say(run, verifier, reading.Fault);
    }

    private static ExitCode Say(Invocation run, ChainVerifier verifier, ChainFault? fault)
    {
        var kind = fault is null ? null : JsonNamingPolicy.SnakeCaseLower.ConvertName(fault.Kind.ToString());
        var report = new
        {
            Ok = fault is null,
            verifier.Rows,
            verifier.Checkpoints,
            verifier.LastId,
            LastCheckpoint = verifier.LastCheckpoint?.Number,
            Fault = fault is null ? null : new { Kind = kind, fault.RowId, fault.CheckpointNumber },
        };
        run.Output.PrintObject(report, () =>
        {
            if (fault is null)
            {
                run.Output.Say(Texts.LogIsGood, verifier.Rows, verifier.Checkpoints, verifier.LastId);
            }
            else
            {
                run.Output.Say(Texts.LogIsBad, kind, fault.RowId);
            }
        });
        return fault is null ? ExitCode.Ok : ExitCode.Failed;
    }
}
