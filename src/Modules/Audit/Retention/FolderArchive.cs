using System.Buffers;
using Maru.Chain;

namespace Maru.Modules.Audit.Retention;

/// <summary>
/// Where entries go before retention takes them. Thread safe.
/// The folder <c>Audit:ArchiveFolder</c>: a file a range, in the form of the exported chain, its checkpoint last, so that it can be
/// verified by itself.
/// </summary>
internal sealed class FolderArchive(AuditSettings settings)
{
    /// <summary>
    /// Keeps a whole range; durable when it returns. The same range again changes nothing. Does nothing where there is no archive.
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

        // Under its name it is whole: who finds it need not ask whether somebody was still writing.
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
