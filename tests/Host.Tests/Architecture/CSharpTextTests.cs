namespace Maru.Host.Tests.Architecture;

public sealed class CSharpTextTests
{
    [Fact]
    public void Comments_and_strings_are_blank_and_keep_their_place()
    {
        const string Text = "a /* Dapper */ \"Dapper\" // Dapper\nb";

        var seen = new CSharpText(Text);

        Assert.DoesNotContain("Dapper", seen.Code, StringComparison.Ordinal);
        Assert.Equal(Text.IndexOf('b', StringComparison.Ordinal), seen.Code.IndexOf('b', StringComparison.Ordinal));
        Assert.Equal(["Dapper"], seen.Literals.Select(l => l.Text));
    }

    [Theory]
    [InlineData("x(\"\"); Seen", "")]
    [InlineData("x(\"a\\\"b\"); Seen", "a\\\"b")]
    [InlineData("x(@\"a\"\"\"); Seen", "a\"\"")]
    [InlineData("x(\"\"\"a \"b\" c\"\"\"); Seen", "a \"b\" c")]
    [InlineData("x($\"{{a}}\"); Seen", "{{a}}")]
    [InlineData("x($\"{{{a}}}\"); Seen", "{{{a}}}")]
    [InlineData("x($$\"\"\"{a} {{b}}\"\"\"); Seen", "{a} {{b}}")]
    [InlineData("x('\"', \"a\"); Seen", "a")]
    [InlineData("x('\\'', \"a\"); Seen", "a")]
    public void Every_kind_of_string_ends_where_it_ends(string text, string literal)
    {
        var seen = new CSharpText(text);

        Assert.Equal([literal], seen.Literals.Select(l => l.Text));
        Assert.EndsWith("; Seen", seen.Code, StringComparison.Ordinal);
    }

    [Fact]
    public void Code_in_a_hole_of_a_string_is_code()
    {
        var seen = new CSharpText("$\"one {Two(\"three\")} four\";");

        Assert.Contains("Two(", seen.Code, StringComparison.Ordinal);
        Assert.DoesNotContain("four", seen.Code, StringComparison.Ordinal);
        Assert.Contains("three", seen.Literals.Select(l => l.Text));
    }

    [Fact]
    public void Every_file_of_the_repository_is_understood_to_its_end() => Report.Of(SourceTree.Repository.CSharp, file =>
        file.CSharp.Code.Count(c => c == '{') == file.CSharp.Code.Count(c => c == '}') ? [] : [$"{file.Path}: braces do not match, so the scanner lost its way"])
        .ShouldBeClean();
}
