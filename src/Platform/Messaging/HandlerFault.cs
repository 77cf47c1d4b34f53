namespace Maru.Platform.Messaging;

/// <summary>A handler threw, and not what is around it: an attempt, whatever was thrown.</summary>
internal sealed class HandlerFault(Exception thrown) : Exception(thrown.Message, thrown);
