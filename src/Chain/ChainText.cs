using System.Buffers;
using System.Text.Json;

namespace Maru.Chain;

/// <summary>
/// The form of an exported log, one JSON object on each line: <c>{"head":…}</c>, <c>{"checkpoint":…}</c>, <c>{"row":…,"hash":"…"}</c>,
/// where the row is its canonical JSON, byte for byte what is hashed. Thread safe.
/// </summary>
public static class ChainText
{
    private static readonly JsonSerializerOptions Snake = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        AllowDuplicateProperties = false,
        RespectRequiredConstructorParameters = true,
    };

    /// <summary>Writes a row.</summary>
    /// <param name="to">Where to.</param>
    /// <param name="canonical">Its canonical JSON.</param>
    /// <param name="hash">Its hash.</param>
    public static void WriteRow(IBufferWriter<byte> to, ReadOnlySpan<byte> canonical, string hash)
    {
        ArgumentNullException.ThrowIfNull(hash);
        to.Write("{\"row\":"u8);
        to.Write(canonical);
        to.Write(",\"hash\":\""u8);
        Span<byte> digits = stackalloc byte[hash.Length];
        System.Text.Ascii.FromUtf16(hash, digits, out _);
        to.Write(digits);
        to.Write("\"}\n"u8);
    }

    /// <summary>Writes a checkpoint.</summary>
    /// <param name="to">Where to.</param>
    /// <param name="checkpoint">The checkpoint.</param>
    public static void Write(IBufferWriter<byte> to, Checkpoint checkpoint) => Write(to, "{\"checkpoint\":"u8, checkpoint);

    /// <summary>Writes the head.</summary>
    /// <param name="to">Where to.</param>
    /// <param name="head">The head.</param>
    public static void Write(IBufferWriter<byte> to, ChainHead head) => Write(to, "{\"head\":"u8, head);

    /// <summary>Reads a line; null if it is none of these.</summary>
    /// <param name="line">The line, without its end. Must not change as long as the result is used.</param>
    public static ChainLine? Read(ReadOnlyMemory<byte> line)
    {
        try
        {
            var reader = new Utf8JsonReader(line.Span);
            return reader.Read() && reader.Read() && reader.TokenType == JsonTokenType.PropertyName ? ReadKind(ref reader, line) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static void Write<T>(IBufferWriter<byte> to, ReadOnlySpan<byte> before, T value)
    {
        to.Write(before);
        to.Write(JsonSerializer.SerializeToUtf8Bytes(value, Snake));
        to.Write("}\n"u8);
    }

    private static ChainLine? ReadKind(ref Utf8JsonReader reader, ReadOnlyMemory<byte> line)
    {
        if (reader.ValueTextEquals("row"u8))
        {
            return ReadRow(ref reader, line);
        }

        var isCheckpoint = reader.ValueTextEquals("checkpoint"u8);
        if (!isCheckpoint && !reader.ValueTextEquals("head"u8))
        {
            return null;
        }

        reader.Read();
        return isCheckpoint
            ? new ChainLine { Checkpoint = JsonSerializer.Deserialize<Checkpoint>(ref reader, Snake) }
            : new ChainLine { Head = JsonSerializer.Deserialize<ChainHead>(ref reader, Snake) };
    }

    private static ChainLine? ReadRow(ref Utf8JsonReader reader, ReadOnlyMemory<byte> line)
    {
        reader.Read();
        var start = (int)reader.TokenStartIndex;
        var (id, previous) = ReadPlace(ref reader);
        var end = (int)reader.BytesConsumed;
        return id > 0 && reader.Read() && reader.ValueTextEquals("hash"u8) && reader.Read() && reader.TokenType == JsonTokenType.String
            ? new ChainLine { Canonical = line[start..end], RowId = id, PreviousHash = previous, Hash = reader.GetString()! }
            : null;
    }

    // Only these two fields of the row are needed; the text is hashed unchanged.
    private static (long Id, string Previous) ReadPlace(ref Utf8JsonReader reader)
    {
        var (id, previous) = (0L, "");
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var isId = reader.ValueTextEquals("id"u8);
            var isPrevious = reader.ValueTextEquals("previous_hash"u8);
            reader.Read();
            if (isId && reader.TokenType == JsonTokenType.Number)
            {
                reader.TryGetInt64(out id);
            }
            else if (isPrevious && reader.TokenType == JsonTokenType.String)
            {
                previous = reader.GetString()!;
            }
            else
            {
                reader.Skip();
            }
        }

        return (id, previous);
    }
}
