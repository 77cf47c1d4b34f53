namespace Maru.Platform;

/// <summary>
/// The surroundings do not let the server start. The message is for the operator: what, where, how to mend; no secret.
/// </summary>
/// <param name="message">The sentence.</param>
/// <param name="inner">What it was noticed by.</param>
public sealed class StartRefusedException(string message, Exception? inner = null) : Exception(message, inner);
