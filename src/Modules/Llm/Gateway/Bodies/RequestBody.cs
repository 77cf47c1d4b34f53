using System.Buffers;
using Microsoft.AspNetCore.Http;

namespace Maru.Modules.Llm.Gateway.Bodies;

/// <summary>A request's body in one rented array, up to the limit: as it was sent, and after <see cref="Decode"/> as UTF-8.</summary>
internal struct RequestBody : IDisposable
{
    private byte[]? _rented;
    private int _start;
    private int _length;

    public RequestBody(byte[] rented, int length) => (_rented, _length) = (rented, length);

    public readonly ReadOnlyMemory<byte> Bytes => _rented.AsMemory(_start, _length);

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

    /// <summary>
    /// Undoes what the headers say was done to it, so that UTF-8 is left, or a form; the limit holds for the result, too.
    /// </summary>
    public GatewayError? Decode(IHeaderDictionary headers, int limit, bool isText)
    {
        var codings = headers.ContentEncoding;
        return (codings.Count > 0 ? ContentCoding.Undo(codings, limit, ref this) : null)
            ?? (isText ? BodyText.ToUtf8(headers.ContentType, limit, ref this) : null);
    }

    /// <summary>Leaves out the first bytes.</summary>
    public void Skip(int bytes) => (_start, _length) = (_start + bytes, _length - bytes);

    /// <summary>Takes the place of this one, which is given back.</summary>
    public void Become(RequestBody other)
    {
        Dispose();
        this = other;
    }

    public void Dispose()
    {
        if (_rented is { } rented)
        {
            _rented = null;
            (_start, _length) = (0, 0);
            ArrayPool<byte>.Shared.Return(rented);
        }
    }

    public static GatewayError TooLarge(int limit) => new(413, GatewayError.InvalidRequest, "request_too_large",
        $"The request is larger than {limit / 1024 / 1024} MiB. Send fewer or smaller files, or a shorter conversation.");

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
