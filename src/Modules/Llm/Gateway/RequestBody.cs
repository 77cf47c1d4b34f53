using System.Buffers;
using Microsoft.AspNetCore.Http;

namespace Maru.Modules.Llm.Gateway;

/// <summary>A request's body in one rented array, up to the limit.</summary>
internal struct RequestBody : IDisposable
{
    private byte[]? _rented;
    private int _length;

    public readonly ReadOnlyMemory<byte> Bytes => _rented.AsMemory(0, _length);

    public static async ValueTask<(RequestBody Body, GatewayError? Error)> ReadAsync(HttpRequest request, int limit, CancellationToken ct)
    {
        if (request.ContentLength > limit)
        {
            return (default, TooLarge(limit));
        }

        var body = default(RequestBody);
        var reader = request.BodyReader;
        while (true)
        {
            var read = await reader.ReadAsync(ct);
            if (body._length + read.Buffer.Length > limit)
            {
                reader.AdvanceTo(read.Buffer.End);
                body.Dispose();
                return (default, TooLarge(limit));
            }

            body.Append(read.Buffer, request.ContentLength ?? 0);
            reader.AdvanceTo(read.Buffer.End);
            if (read.IsCompleted)
            {
                return (body, null);
            }
        }
    }

    public void Dispose()
    {
        if (_rented is { } rented)
        {
            _rented = null;
            ArrayPool<byte>.Shared.Return(rented);
        }
    }

    private static GatewayError TooLarge(int limit) => new(413, GatewayError.InvalidRequest, "request_too_large",
        $"The request is larger than {limit / 1024 / 1024} MiB. Send fewer or smaller pictures, or a shorter conversation.");

    private void Append(ReadOnlySequence<byte> bytes, long expected)
    {
        var needed = _length + (int)bytes.Length;
        if (_rented is null)
        {
            _rented = ArrayPool<byte>.Shared.Rent((int)Math.Max(needed, expected));
        }
        else if (_rented.Length < needed)
        {
            var larger = ArrayPool<byte>.Shared.Rent(Math.Max(needed, _rented.Length * 2));
            _rented.AsSpan(0, _length).CopyTo(larger);
            ArrayPool<byte>.Shared.Return(_rented);
            _rented = larger;
        }

        bytes.CopyTo(_rented.AsSpan(_length));
        _length = needed;
    }
}
