using System.CommandLine;
using Maru.Chain;
using Maru.Cli.Screen;
using Maru.Cli.Wire;

namespace Maru.Cli.Commands;

/// <summary><c>audit anchor</c>: keeps the signed checkpoints where the server cannot reach them.</summary>
internal static class AuditAnchorCommand
{
    public static Command Build(Grammar grammar)
    {
        var file = grammar.Argument<string>("file", HelpTexts.AuditOut);
        return grammar.Verb("anchor", HelpTexts.AuditAnchor, run => RunAsync(run, run.Get(file)), file);
    }

    private static async Task<ExitCode> RunAsync(Invocation run, string path)
    {
        long? last = null;
        if (File.Exists(path) && new FileInfo(path).Length > 0)
        {
            if (await AuditFiles.ReadAsync(path, run.Ct) is not { } known)
            {
                return run.Output.Refuse(new Refusal(LocalFailures.BrokenAnchor(run.Language)));
            }

            last = known[^1].Number;
        }

        using var opened = await run.OpenAsync(Paths.With(Paths.AuditCheckpoints, ("after_checkpoint", last)));
        if (opened.Refusal is { } refusal)
        {
            return run.Output.Refuse(refusal);
        }

        var added = await AddAsync(run, opened.Response!, path);
        run.Output.PrintObject(new { Added = added }, () => run.Output.Say(Texts.Anchored, added));
        return ExitCode.Ok;
    }

    private static async Task<int> AddAsync(Invocation run, HttpResponseMessage response, string path)
    {
        var added = 0;
        await using var file = new FileStream(path, FileMode.Append, FileAccess.Write);
        await using var stream = await response.Content.ReadAsStreamAsync(run.Ct);
        await foreach (var line in ByteLines.ReadAsync(stream, run.Ct))
        {
            if (ChainText.Read(line)?.Checkpoint is not null)
            {
                await file.WriteAsync(line, run.Ct);
                file.WriteByte((byte)'\n');
                added++;
            }
        }

        return added;
    }
}
