namespace Maru.Platform.Messaging;

/// <summary>The handler itself threw, not the code around it: this counts as an attempt, for any exception.</summary>
internal sealed class HandlerFault(Exception thrown) : Exception(thrown.Message, thrown);
