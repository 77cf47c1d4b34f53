namespace Maru.Work;

/// <summary>What a waiting run waits for.</summary>
public enum WaitReason
{
    /// <summary>An instant.</summary>
    Timer,

    /// <summary>A message with a name, or its time limit.</summary>
    Signal,

    /// <summary>The end of another run.</summary>
    Child,

    /// <summary>The next attempt of a step.</summary>
    Retry,

    /// <summary>The next attempt of a step, at the time the other side named.</summary>
    Rate,
}
