namespace Maru.Modules.Llm.Gateway.Forms;

/// <summary>One part of a form.</summary>
/// <param name="Name">The field's name as it was written.</param>
/// <param name="FileName">What the client calls the file, as it was written; null for a plain field.</param>
/// <param name="MediaType">What it says it is; null where it says nothing.</param>
/// <param name="Whole">Head and content, as they stand in the body.</param>
/// <param name="Content">The content alone. A file's is never looked at.</param>
internal sealed record FormPart(
    string Name, string? FileName, string? MediaType, ReadOnlyMemory<byte> Whole, ReadOnlyMemory<byte> Content)
{
    /// <summary>The field's name without the brackets with which some clients mark a list.</summary>
    public string Field => Name.IndexOf('[', StringComparison.Ordinal) is >= 0 and var bracket ? Name[..bracket] : Name;
}
