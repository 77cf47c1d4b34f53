using Maru.Kernel;
using Maru.Platform.Http;

namespace Maru.Platform.Tests.Http;

public sealed class CursorTextTests
{
    private static readonly Cursor[] Samples =
    [
        new(0, "0198c000-0000-7000-8000-000000000001"), new(1_780_000_000_000_000, "0198c000-0000-7000-8000-000000000001"), new(42, ""),
        new(long.MaxValue, "built-in/2026-11-01/12/gpt-*"), new(long.MinValue, new string('x', 120)),
    ];

    [Fact]
    public void A_cursor_comes_back_as_it_was_given()
    {
        foreach (var cursor in Samples)
        {
            Assert.True(CursorText.TryRead("listStoves", CursorText.Write("listStoves", cursor), out var read));
            Assert.Equal(cursor, read);
        }
    }

    [Fact]
    public void One_whose_signs_were_changed_dropped_or_added_is_refused()
    {
        foreach (var word in Samples.Select(cursor => CursorText.Write("listStoves", cursor)))
        {
            var tampered = Enumerable.Range(0, word.Length).SelectMany(i => new[]
            {
                word[..i] + (word[i] == 'A' ? 'B' : 'A') + word[(i + 1)..], word[..i] + (word[i] == '7' ? 'z' : '7') + word[(i + 1)..],
                word.Remove(i, 1), word.Insert(i, "A"), word[..i],
            });

            Assert.DoesNotContain(tampered, text => CursorText.TryRead("listStoves", text, out _));
        }
    }

    [Fact]
    public void One_of_another_list_is_refused() =>
        Assert.DoesNotContain(Samples, cursor => CursorText.TryRead("listOwnStoves", CursorText.Write("listStoves", cursor), out _));

    [Theory]
    [InlineData("")]
    [InlineData("A")]
    [InlineData("!!")]
    [InlineData("AAAA")]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    [InlineData("0198c000-0000-7000-8000-000000000001")]
    [InlineData("쪽")]
    public void What_is_no_cursor_is_refused(string text) => Assert.False(CursorText.TryRead("listStoves", text, out _));

    [Fact]
    public void A_long_one_is_refused_unread() =>
        Assert.False(CursorText.TryRead("listStoves", CursorText.Write("listStoves", new Cursor(1, new string('x', 121))), out _));

    [Fact]
    public void An_id_with_signs_that_no_id_has_is_refused() =>
        Assert.False(CursorText.TryRead("listStoves", CursorText.Write("listStoves", new Cursor(1, "a\0b")), out _));
}
