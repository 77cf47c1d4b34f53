namespace Maru.Modules.Llm.Gateway.Estimating;

/// <summary>How a request holds what was said.</summary>
internal enum ContentForm
{
    /// <summary>Messages with parts.</summary>
    Messages,

    /// <summary>Messages with blocks, of which a tool's result holds more.</summary>
    Blocks,

    /// <summary>Items, of which some are messages.</summary>
    Items,
}
