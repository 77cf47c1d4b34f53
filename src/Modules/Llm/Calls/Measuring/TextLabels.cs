namespace Maru.Modules.Llm.Calls.Measuring;

/// <summary>Members of a delta whose strings label or carry something and were not written by the model as text.</summary>
internal static class TextLabels
{
    public static bool Contains(ReadOnlySpan<byte> name) => name.Length switch
    {
        2 => name.SequenceEqual("id"u8),
        3 => name.SequenceEqual("url"u8),
        4 => name.SequenceEqual("role"u8) || name.SequenceEqual("type"u8) || name.SequenceEqual("data"u8),
        6 => name.SequenceEqual("object"u8) || name.SequenceEqual("format"u8),
        8 => name.SequenceEqual("b64_json"u8),
        9 => name.SequenceEqual("signature"u8),
        12 => name.SequenceEqual("tool_call_id"u8),
        17 => name.SequenceEqual("thought_signature"u8) || name.SequenceEqual("encrypted_content"u8),
        _ => false,
    };
}
