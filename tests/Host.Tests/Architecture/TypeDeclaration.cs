using System.Text.RegularExpressions;

namespace Maru.Host.Tests.Architecture;

/// <summary>A type declared outside any other type, as the source shows it.</summary>
internal sealed partial record TypeDeclaration(SourceFile File, int Offset, string Modifiers, string Kind, string Name)
{
    public bool IsPublic => Modifiers.Contains("public", StringComparison.Ordinal);

    public string Where => File.At(Offset);

    public static IEnumerable<TypeDeclaration> In(SourceFile file) => Declared().Matches(file.CSharp.Code)
        .Select(m => new TypeDeclaration(file, m.Groups["name"].Index, m.Groups["modifiers"].Value, m.Groups["kind"].Value, m.Groups["name"].Value));

    // File-scoped namespaces are an error to leave out, so what stands at the start of a line is not nested.
    [GeneratedRegex(
        @"^(?<modifiers>(?:(?:public|internal|file|private|static|sealed|abstract|partial|readonly|ref|unsafe)\s+)*)(?<kind>class|record struct|record class|record|struct|interface|enum|delegate [\w<>.?\[\], ]+?)\s+(?<name>\w+)",
        RegexOptions.Multiline)]
    private static partial Regex Declared();
}
