using System.Buffers;
using Maru.Chain;

namespace Maru.Modules.Audit.Retention;

/// <summary>
/// Stores entries before retention deletes them. Thread safe. The folder <c>Audit:ArchiveFolder</c>: one file for each range, in the form
/// of the exported chain with its checkpoint at the end, so that it can be verified alone.
/// </summary>
internal sealed class FolderArchive(AuditSettings settings)
{
    /// <summary>
    /// Stores a whole range; it is on the disk when this returns. Storing the same range again changes nothing. Does nothing if there is
    /// no archive.
    /// </summary>
    /// <param name="range">The checkpoint over it.</param>
    /// <param name="previousHash">The hash of the row before the first.</param>
    /// <param name="rows">Its rows in their order.</param>
    /// <param name="ct">Cancels it.</param>
    public async Task KeepAsync(Checkpoint range, string previousHash, IReadOnlyList<ChainRow> rows, CancellationToken ct)
    {
        if (settings.ArchiveFolder is not { Length: > 0 } folder)
        {
            return;
        }

        Directory.CreateDirectory(folder);
        var path = Path.Combine(folder, $"audit-{range.FirstId:D12}-{range.LastId:D12}.ndjson");
        await using (var file = new FileStream($"{path}.part", FileMode.Create, FileAccess.Write, FileShare.None))
        {
            await file.WriteAsync(Text(range, previousHash, rows), ct);
            file.Flush(flushToDisk: true);
        }

        // A file with its final name is complete: a reader need not check whether it is still being written.
        File.Move($"{path}.part", path, overwrite: true);
    }

    private static ReadOnlyMemory<byte> Text(Checkpoint range, string previousHash, IReadOnlyList<ChainRow> rows)
    {
        var (text, hasher) = (new ArrayBufferWriter<byte>(), new RowHasher());
        foreach (var row in rows)
        {
            hasher.Hash(row, previousHash);
            ChainText.WriteRow(text, hasher.Canonical, row.Hash);
            previousHash = row.Hash;
        }

        ChainText.Write(text, range);
        return text.WrittenMemory;
    }
}
