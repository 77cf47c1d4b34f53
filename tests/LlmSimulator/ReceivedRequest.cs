using System.Text.Json;
using System.Text.Json.Serialization;

namespace Maru.LlmSimulator;

/// <summary>
/// One request as it came in, and how its answer went. The outcome is filled in while the answer is sent; reading is thread safe.
/// </summary>
public sealed class ReceivedRequest
{
    private volatile bool _clientCancelled;
    private volatile bool _finished;
    private int _chunksSent;
    private volatile int _status;
    private long _bytesSent;

    /// <summary>Counts from 1 in order of arrival.</summary>
    public required long Sequence { get; init; }

    public required DateTimeOffset At { get; init; }

    public required string Method { get; init; }

    public required string Path { get; init; }

    public string Query { get; init; } = "";

    public required ProviderSide Side { get; init; }

    /// <summary>The key as sent. Keys here are made up, so it is kept whole.</summary>
    public string? Key { get; init; }

    /// <summary>As sent, +directives included.</summary>
    public string? Model { get; init; }

    public bool Stream { get; init; }

    public IReadOnlyDictionary<string, string> Headers { get; init; } = new Dictionary<string, string>();

    /// <summary>Length of the whole body, also when <see cref="Body"/> was cut.</summary>
    public long BodyLength { get; init; }

    [JsonIgnore]
    public ReadOnlyMemory<byte> Body { get; init; }

    /// <summary>The body as JSON; null when it was none or was longer than what is kept.</summary>
    public JsonElement? Json { get; init; }

    public bool ClientCancelled => _clientCancelled;

    /// <summary>The whole answer was handed to the socket.</summary>
    public bool Finished => _finished;

    /// <summary>SSE frames sent, or 1 for a JSON answer.</summary>
    public int ChunksSent => Volatile.Read(ref _chunksSent);

    public long BytesSent => Interlocked.Read(ref _bytesSent);

    /// <summary>The status answered; 0 while nothing has been.</summary>
    public int Status => _status;

    internal void Answered(int status) => _status = status;

    internal void Sent(int bytes) => Interlocked.Add(ref _bytesSent, bytes);

    internal void ChunkDone() => Interlocked.Increment(ref _chunksSent);

    internal void Cancelled() => _clientCancelled = true;

    internal void Done() => _finished = true;
}
