namespace Maru.Modules.Tests.Llm.Upstream;

/// <summary>Where in an exchange a server drops the connection.</summary>
public enum CutAt
{
    /// <summary>Bytes are there, and none is read: the peer sees a reset.</summary>
    BeforeReading,
    AfterHead,
    InsideBody,
    AfterBody,
    InsideAnswerHead,
    BehindAnswerHead,
    Never,
}
