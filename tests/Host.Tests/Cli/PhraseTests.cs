using System.Reflection;
using Maru.Cli.Screen;

namespace Maru.Host.Tests.Cli;

public sealed class PhraseTests
{
    [Fact]
    public void Both_languages_have_the_same_blanks()
    {
        var phrases = new[] { typeof(Texts), typeof(HelpTexts) }
            .SelectMany(t => t.GetFields(BindingFlags.Public | BindingFlags.Static))
            .Select(f => (f.Name, Phrase: (Phrase)f.GetValue(null)!)).ToArray();

        Assert.True(phrases.Length > 100);
        Assert.All(phrases, p => Assert.Equal(Blanks(p.Phrase.English), Blanks(p.Phrase.Korean)));
        Assert.All(phrases, p => Assert.Contains(p.Phrase.Korean, c => c is >= '가' and <= '힣'));
    }

    private static string Blanks(string text) =>
        string.Join(',', Enumerable.Range(0, 4).Where(i => text.Contains($"{{{i}}}", StringComparison.Ordinal)));
}
