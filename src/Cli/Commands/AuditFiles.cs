using System.Buffers;
using Maru.Chain;
using Maru.Cli.Wire;

namespace Maru.Cli.Commands;

/// <summary>Files of checkpoints, one a line.</summary>
internal static class AuditFiles
{
    /// <summary>The genuine checkpoints of a file; null when one is not, or there is none.</summary>
    public static async Task<IReadOnlyList<Checkpoint>?> ReadAsync(string path, CancellationToken ct)
    {
        var found = new List<Checkpoint>();
        await using var file = File.OpenRead(path);
        await foreach (var line in ByteLines.ReadAsync(file, ct))
        {
            if (ChainText.Read(line)?.Checkpoint is not { } checkpoint || !checkpoint.IsGenuine())
            {
                return null;
            }

            found.Add(checkpoint);
        }

        return found.Count == 0 ? null : found;
    }

    /// <summary>Puts one checkpoint in the file's place, so that a crash leaves the old one or the new one.</summary>
    public static async Task ReplaceAsync(string path, Checkpoint checkpoint, CancellationToken ct)
    {
        var text = new ArrayBufferWriter<byte>();
        ChainText.Write(text, checkpoint);
        var beside = path + ".new";
        await File.WriteAllBytesAsync(beside, text.WrittenMemory, ct);
        File.Move(beside, path, overwrite: true);
    }
}
