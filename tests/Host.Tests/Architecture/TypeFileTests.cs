namespace Maru.Host.Tests.Architecture;

public sealed class TypeFileTests
{
    [Fact]
    public void A_file_holds_one_type_and_bears_its_name() => Check(SourceTree.Repository).ShouldBeClean();

    [Theory]
    [InlineData("src/Kernel/One.cs", "class One;\nclass Two;")]
    [InlineData("src/Contracts/Llm/KeyWire.cs", "public sealed record Ask(int A);")]
    [InlineData("src/Kernel/One.cs", "internal sealed record Two(int A);")]
    [InlineData("src/Contracts/Llm/Sorts.cs", "public enum Sort { A }\npublic enum Kind { B }")]
    [InlineData("src/Modules/Llm/Keys/KeyWire.cs", "internal static class KeyEndpoints;")]
    [InlineData("src/Modules/Llm/Keys/Keys.cs", "internal sealed record Ask(int A);\ninternal static class Keys;")]
    public void Another_type_in_the_file_is_seen(string path, string text) => Check(SourceTree.Of((path, text))).ShouldSay(path);

    [Theory]
    [InlineData("src/Contracts/Llm/Events.cs", "public sealed record KeyAdded(int A);\npublic sealed record KeyRemoved(int A);")]
    [InlineData("src/Modules/Llm/Keys/KeyWire.cs", "internal sealed record Ask(int A);\ninternal static class KeyWire { }")]
    [InlineData("src/Kernel/Page.cs", "public sealed record Page<T>(T Item);")]
    public void Events_and_wire_records_share_a_file(string path, string text) => Check(SourceTree.Of((path, text))).ShouldBeClean();

    private static Report Check(SourceTree tree) => Report.Of(
        tree.CSharp.Where(f => f.Name is not ("Program" or "GlobalUsings" or "AssemblyInfo")),
        file =>
        {
            var types = TypeDeclaration.In(file).ToList();
            return types.Count > 0 && types.All(t => t.Name == file.Name || MayShare(file, t)) ? [] : WrongIn(file, types);
        });

    private static bool MayShare(SourceFile file, TypeDeclaration type) =>
        file.Name == "Events" ? type.Kind == "record" && file.IsIn("src/Contracts")
        : type.Kind is "record" or "class" or "record struct" && !type.Modifiers.Contains("static", StringComparison.Ordinal)
            && file.Name.EndsWith("Wire", StringComparison.Ordinal) && !file.IsIn("src/Kernel") && !file.IsIn("src/Contracts");

    private static IEnumerable<string> WrongIn(SourceFile file, List<TypeDeclaration> types) =>
        types.Count == 0 ? [$"{file.At(0)} declares no type"]
        : types.Where(t => t.Name != file.Name && !MayShare(file, t)).Select(t => $"{t.Where} {t.Name} does not belong in {file.Name}.cs");
}
