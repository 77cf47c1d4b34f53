using System.IO.Pipelines;
using System.Text;
using System.Text.Json.Nodes;
using Maru.Modules.Llm.Gateway;

namespace Maru.Modules.Tests.Llm.Builtin;

internal sealed class FakeReply : IReply
{
    private readonly MemoryStream _bytes = new();

    public FakeReply() => Body = new CountingWriter(PipeWriter.Create(_bytes), () => AfterFlush?.Invoke(++Flushes));

    public bool Started { get; private set; }

    public int Status { get; private set; }

    public string? ContentType { get; private set; }

    public PipeWriter Body { get; }

    public int Flushes { get; private set; }

    public Action<int>? AfterFlush { get; set; } = _ => { };

    public string Text => Encoding.UTF8.GetString(_bytes.ToArray());

    public JsonNode Json => JsonNode.Parse(Text)!;

    public JsonNode[] Chunks => [.. Text.Split("\n\n", StringSplitOptions.RemoveEmptyEntries)
        .Select(l => l["data: ".Length..]).Where(l => l != "[DONE]").Select(l => JsonNode.Parse(l)!)];

    public string? WasAdjusted { get; private set; }

    public void Adjusted(string what) => WasAdjusted = what;

    public void Start(int status, string contentType, long? contentLength = null) => (Started, Status, ContentType) = (true, status, contentType);

    public void Abort()
    {
    }

    private sealed class CountingWriter(PipeWriter inner, Action flushed) : PipeWriter
    {
        public override void Advance(int bytes) => inner.Advance(bytes);

        public override Memory<byte> GetMemory(int sizeHint = 0) => inner.GetMemory(sizeHint);

        public override Span<byte> GetSpan(int sizeHint = 0) => inner.GetSpan(sizeHint);

        public override void CancelPendingFlush() => inner.CancelPendingFlush();

        public override void Complete(Exception? exception = null) => inner.Complete(exception);

        public override async ValueTask<FlushResult> FlushAsync(CancellationToken cancellationToken = default)
        {
            var result = await inner.FlushAsync(cancellationToken);
            flushed();
            return result;
        }
    }
}
