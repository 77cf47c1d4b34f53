using System.Buffers;
using System.Security.Cryptography;

namespace Maru.Chain;

/// <summary>
/// Writes rows in their canonical form and hashes them: SHA-256 of a zero byte and the JSON of RFC 8785, which contains the hash of the
/// row before as <c>previous_hash</c>. Reuses its buffer; not thread safe.
/// </summary>
public sealed class RowHasher
{
    /// <summary>The hash before the first row.</summary>
    public const string Genesis = "0000000000000000000000000000000000000000000000000000000000000000";

    private readonly ArrayBufferWriter<byte> _buffer = new(1024);
    private readonly CanonicalJson _json;

    /// <summary>Begins empty.</summary>
    public RowHasher() => _json = new CanonicalJson(_buffer);

    /// <summary>The canonical form of the row hashed last; valid until the next.</summary>
    public ReadOnlySpan<byte> Canonical => _buffer.WrittenSpan[1..];

    /// <summary>The hash of a row.</summary>
    /// <param name="row">The row; its own hash is ignored.</param>
    /// <param name="previousHash">The hash of the row before.</param>
    public string Hash(ChainRow row, string previousHash)
    {
        ArgumentNullException.ThrowIfNull(row);
        _buffer.ResetWrittenCount();
        _json.Raw([0]);
        Write(row, previousHash);
        return Hash(_buffer.WrittenSpan);
    }

    /// <summary>The hash of a row that is in its canonical form already.</summary>
    /// <param name="canonical">The JSON.</param>
    public string HashCanonical(ReadOnlySpan<byte> canonical)
    {
        _buffer.ResetWrittenCount();
        _json.Raw([0]);
        _json.Raw(canonical);
        return Hash(_buffer.WrittenSpan);
    }

    private static string Hash(ReadOnlySpan<byte> data)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(data, hash);
        return Convert.ToHexStringLower(hash);
    }

    // The names are in the order of RFC 8785: by code units. Fields added in later versions are written only if they have a value, so that
    // older rows keep their hashes.
    private void Write(ChainRow row, string previousHash)
    {
        Text("{\"action\":"u8, row.Action);
        Text(",\"actor_id\":"u8, row.ActorId);
        Text(",\"actor_type\":"u8, row.ActorType);
        Number(",\"at\":"u8, row.At);
        Text(",\"changes\":"u8, row.Changes);
        Text(",\"details\":"u8, row.Details);
        if (row.DurationMs is { } duration)
        {
            Number(",\"duration_ms\":"u8, duration);
        }

        Number(",\"id\":"u8, row.Id);
        Text(",\"ip\":"u8, row.Ip);
        Text(",\"method\":"u8, row.Method);
        Text(",\"path\":"u8, row.Path);
        Text(",\"previous_hash\":"u8, previousHash);
        Text(",\"reason\":"u8, row.Reason);
        OptionalText(",\"request_body\":"u8, row.RequestBody);
        Text(",\"request_id\":"u8, row.RequestId);
        Text(",\"resource\":"u8, row.Resource);
        Text(",\"resource_id\":"u8, row.ResourceId);
        OptionalText(",\"response_summary\":"u8, row.ResponseSummary);
        Number(",\"status_code\":"u8, row.StatusCode);
        Text(",\"trace_id\":"u8, row.TraceId);
        Text(",\"user_agent\":"u8, row.UserAgent);
        _json.Raw("}"u8);
    }

    private void Text(ReadOnlySpan<byte> name, string? value)
    {
        _json.Raw(name);
        _json.Text(value);
    }

    private void OptionalText(ReadOnlySpan<byte> name, string? value)
    {
        if (value is not null)
        {
            Text(name, value);
        }
    }

    private void Number(ReadOnlySpan<byte> name, long value)
    {
        _json.Raw(name);
        _json.Number(value);
    }
}
