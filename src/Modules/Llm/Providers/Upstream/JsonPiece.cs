namespace Maru.Modules.Llm.Providers.Upstream;

/// <summary>What comes next in a JSON text that is read by <see cref="JsonPieces"/>.</summary>
internal enum JsonPiece
{
    /// <summary>Nothing more in the bytes at hand.</summary>
    None,

    /// <summary>The whole name of a member, as it is written.</summary>
    Name,

    /// <summary>A part of a string, as it is written; more of it follows.</summary>
    Text,

    /// <summary>The last part of a string.</summary>
    TextEnd,

    /// <summary>A member's number, true, false or null.</summary>
    Scalar,
    Object,
    Array,

    /// <summary>The end of an object or array.</summary>
    Close,
}
