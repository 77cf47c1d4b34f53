using System.IO.Pipelines;

namespace Maru.Modules.Llm.Gateway;

/// <summary>The way back to the client. One request, one thread at a time.</summary>
internal interface IReply
{
    bool Started { get; }

    /// <summary>Tells in a header what of the request was changed for the model, before the reply starts.</summary>
    /// <param name="what">As <c>max_tokens=renamed, temperature=dropped</c>.</param>
    void Adjusted(string what);

    /// <summary>Sets status and content type; nothing is on the wire before the first flush.</summary>
    /// <param name="status">HTTP status.</param>
    /// <param name="contentType">Media type.</param>
    /// <param name="contentLength">Bytes to come, when known: a shorter answer is then seen to be cut.</param>
    void Start(int status, string contentType, long? contentLength = null);

    /// <summary>The body; written bytes travel at the next flush of this writer.</summary>
    PipeWriter Body { get; }

    /// <summary>Breaks the connection once what is written has left, so that a cut answer can never be taken for a whole one.</summary>
    void Abort();
}
