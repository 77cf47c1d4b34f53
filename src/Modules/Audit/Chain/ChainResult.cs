using System.Buffers;
using Maru.Chain;
using Microsoft.AspNetCore.Http;

namespace Maru.Modules.Audit.Chain;

/// <summary>
/// Streams the chain for verification by others: first the head of the log, then every row in the form that is hashed, each checkpoint
/// after its rows. The first line shows the reader whether the last one is missing.
/// </summary>
internal sealed class ChainResult(WalkChain walk, ChainScope scope) : IResult
{
    public const string MediaType = "application/x-ndjson";

    private readonly RowHasher _hasher = new();
    private string _previous = scope.After?.LastHash ?? RowHasher.Genesis;

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var ct = httpContext.RequestAborted;
        httpContext.Response.ContentType = MediaType;
        httpContext.Response.Headers.CacheControl = "no-store";
        var body = httpContext.Response.BodyWriter;
        ChainText.Write(body, scope.Head);
        await foreach (var batch in walk.RunAsync(scope, ct))
        {
            Write(body, batch);
            await body.FlushAsync(ct);
        }
    }

    private void Write(IBufferWriter<byte> body, ChainBatch batch)
    {
        foreach (var row in batch.Rows)
        {
            // The stored hash is sent, not this one: the reader must verify it.
            _hasher.Hash(row, _previous);
            ChainText.WriteRow(body, _hasher.Canonical, row.Hash);
            _previous = row.Hash;
        }

        if (batch.Checkpoint is { } checkpoint)
        {
            ChainText.Write(body, checkpoint);
            _previous = batch.Rows.Count == 0 ? checkpoint.LastHash : _previous;
        }
    }
}
