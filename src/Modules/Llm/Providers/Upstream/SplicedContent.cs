using System.Net;

namespace Maru.Modules.Llm.Providers.Upstream;

/// <summary>The client's body with a few places replaced, written piece by piece: nothing is copied, and it can be sent twice.</summary>
internal sealed class SplicedContent : HttpContent
{
    private readonly ReadOnlyMemory<byte>[] _pieces;
    private readonly long _length;

    public SplicedContent(ReadOnlyMemory<byte>[] pieces, string contentType = "application/json")
    {
        _pieces = pieces;
        foreach (var piece in pieces)
        {
            _length += piece.Length;
        }

        Headers.TryAddWithoutValidation("Content-Type", contentType);
    }

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) =>
        SerializeToStreamAsync(stream, context, CancellationToken.None);

    protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken)
    {
        foreach (var piece in _pieces)
        {
            if (!piece.IsEmpty)
            {
                await stream.WriteAsync(piece, cancellationToken);
            }
        }
    }

    protected override bool TryComputeLength(out long length)
    {
        length = _length;
        return true;
    }
}
