using System.IO.Pipelines;
using System.Text;
using Maru.Modules.Llm.Gateway;

namespace Maru.Modules.Tests.Llm.Gemini;

/// <summary>Keeps what a client would have received, and how the connection ended.</summary>
internal sealed class FakeReply : IReply
{
    private readonly MemoryStream _sent = new();

    public FakeReply() => Body = PipeWriter.Create(_sent, new StreamPipeWriterOptions(leaveOpen: true));

    public bool Started { get; private set; }

    public bool Aborted { get; private set; }

    public int Status { get; private set; }

    public string? ContentType { get; private set; }

    public PipeWriter Body { get; }

    /// <summary>Flushed bytes only, as on the wire.</summary>
    public string Text => Encoding.UTF8.GetString(_sent.ToArray());

    public string? WasAdjusted { get; private set; }

    public void Adjusted(string what) => WasAdjusted = what;

    public void Start(int status, string contentType, long? contentLength = null)
    {
        Assert.False(Started, "An answer starts once.");
        (Started, Status, ContentType) = (true, status, contentType);
    }

    public void Abort() => Aborted = true;
}
