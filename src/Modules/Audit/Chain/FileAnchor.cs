using System.Buffers;
using System.Text;
using Maru.Chain;

namespace Maru.Modules.Audit.Chain;

/// <summary>
/// A place outside the database that checkpoints are copied to.
/// The file <c>Audit:AnchorFile</c>: one checkpoint on each line; lines are only added.
/// </summary>
internal sealed class FileAnchor(AuditSettings settings)
{
    private long? _last;

    /// <summary>The newest number in the file; 0 if it is empty; null if no file is configured.</summary>
    public async Task<long?> LastNumberAsync(CancellationToken ct)
    {
        if (settings.AnchorFile is not { Length: > 0 } path)
        {
            return null;
        }

        if (_last is null && File.Exists(path))
        {
            await foreach (var line in File.ReadLinesAsync(path, ct))
            {
                _last = ChainText.Read(Encoding.UTF8.GetBytes(line))?.Checkpoint?.Number ?? _last;
            }
        }

        return _last ??= 0;
    }

    public async Task AddAsync(IReadOnlyList<Checkpoint> checkpoints, CancellationToken ct)
    {
        var text = new ArrayBufferWriter<byte>();
        foreach (var checkpoint in checkpoints)
        {
            ChainText.Write(text, checkpoint);
        }

        // In one write, flushed to the disk: the file's content must survive a crash of the machine.
        await using var file = new FileStream(
            settings.AnchorFile!, FileMode.Append, FileAccess.Write, FileShare.Read, bufferSize: 1, FileOptions.WriteThrough);
        await file.WriteAsync(text.WrittenMemory, ct);
        _last = checkpoints[^1].Number;
    }
}
