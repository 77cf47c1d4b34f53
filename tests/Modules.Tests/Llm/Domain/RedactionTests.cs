using Maru.Modules.Llm.Providers.Upstream;
using Maru.Testing;

namespace Maru.Modules.Tests.Llm.Domain;

public sealed class RedactionTests
{
    [Fact]
    public void No_two_pieces_make_a_text_that_takes_longer_than_in_proportion() => Assert.Empty(Growth.Faster(
        ["sk-", "sk-aaaa", "pk_", "AIza", "ya29.", "Bearer ", "Bearer", " ", "\n", "https://", "http:", "://", "a", ".", "*", "-", "한"],
        text => Redaction.Clean(text, "sk-a-key-of-ours")));
}
