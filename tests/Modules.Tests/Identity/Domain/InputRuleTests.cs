using Maru.Contracts.Identity;
using Maru.Modules.Identity.Accounts;
using Maru.Modules.Identity.ClientKeys;
using Maru.Modules.Identity.Passwords;
using Maru.Modules.Identity.Sessions;

namespace Maru.Modules.Tests.Identity.Domain;

public sealed class InputRuleTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("ann", "ann")]
    [InlineData("Ann.Lee+x@Example-1_2", "ann.lee+x@example-1_2")]
    [InlineData("a", null)]
    [InlineData("", null)]
    [InlineData(null, null)]
    [InlineData("an n", null)]
    [InlineData("ann\n", null)]
    [InlineData("аnn", null)]
    [InlineData("\u212Aate", null)]
    public void A_user_name_is_plain_and_lower_case(string? typed, string? kept) => Assert.Equal(kept, Username.Parse(typed)?.Text);

    [Fact]
    public void A_user_name_has_at_most_64_characters()
    {
        Assert.NotNull(Username.Parse(new string('a', 64)));
        Assert.Null(Username.Parse(new string('a', 65)));
    }

    [Theory]
    [InlineData("1234567", false)]
    [InlineData("8 blind mice", true)]
    [InlineData("비가 오는 밤길", true)]
    [InlineData("😀😀😀😀", false)]
    [InlineData("😀😁🤣😃🎈😅😆🎁", true)]
    [InlineData("😀😀😀😀😀😀😀😀", false)]
    [InlineData("        ", false)]
    [InlineData("12345678", false)]
    [InlineData("Password123!", false)]
    [InlineData("ann.lee@x.org", false)]
    [InlineData(null, false)]
    public void A_password_is_judged_by_its_length_and_by_how_often_it_is_tried(string? typed, bool allowed) =>
        Assert.Equal(allowed, PasswordRule.Against(typed, "ann", "Ann.Lee@x.org") is null);

    [Fact]
    public void A_password_has_at_most_128_characters()
    {
        Assert.Null(PasswordRule.Against(string.Concat(Enumerable.Range(0, 32).Select(i => $"{i * 37 % 100:00}k "))));
        Assert.NotNull(PasswordRule.Against(string.Concat(Enumerable.Range(0, 32).Select(i => $"{i * 37 % 100:00}k ")) + 'x'));
    }

    [Fact]
    public void All_faults_of_a_client_key_are_told_at_once()
    {
        var refused = ClientKeyTerms.Check(" ", ["chat", "root"], new ClientKeyLimits(0, -1, 0), Now, after: Now).Failure!;

        Assert.Equal("identity.invalid_input", refused.Code);
        Assert.Equal(
            ["expires_at", "limits.cost_per_month_micros", "limits.requests_per_minute", "limits.tokens_per_minute", "name", "scopes"],
            refused.Fields!.Keys.Order());
    }

    [Fact]
    public void A_client_key_that_says_only_its_name_may_do_everything_without_limit()
    {
        var terms = ClientKeyTerms.Check(" laptop ", null, null, null, after: Now).Value;

        Assert.Equal("laptop", terms.Name);
        Assert.Equal(["chat", "embeddings", "images", "audio", "moderations", "rerank", "models"], terms.Scopes);
        Assert.Equal(new ClientKeyLimits(null, null, null), terms.Limits);
        Assert.Null(terms.ExpiresAt);
    }

    [Fact]
    public void An_empty_list_of_scopes_or_a_null_among_them_is_refused()
    {
        Assert.NotNull(ClientKeyTerms.Check("k", [], null, null, Now).Failure);
        Assert.NotNull(ClientKeyTerms.Check("k", [null], null, null, Now).Failure);
    }

    [Fact]
    public void Scopes_lose_doubles_and_take_their_order()
    {
        var terms = ClientKeyTerms.Check("k", ["models", "chat", "chat"], null, null, Now).Value;

        Assert.Equal(["chat", "models"], terms.Scopes);
    }

    [Fact]
    public void A_successor_opens_only_with_the_spent_token()
    {
        var (spent, successor) = (OpaqueToken.New(), OpaqueToken.New());
        var box = SuccessorSeal.Seal(successor, spent);

        Assert.Equal(successor, SuccessorSeal.Open(box, spent));
        Assert.ThrowsAny<System.Security.Cryptography.CryptographicException>(() => SuccessorSeal.Open(box, OpaqueToken.New()));
    }

    [Theory]
    [InlineData("Ann.Lee@Example.org", "ann.lee@example.org")]
    [InlineData("o'hara+x@mail.example.co.kr", "o'hara+x@mail.example.co.kr")]
    [InlineData("ann", null)]
    [InlineData("ann@localhost", null)]
    [InlineData("ann@-x.org", null)]
    [InlineData("a@b@c.org", null)]
    [InlineData("@x.org", null)]
    [InlineData("ann@x..org", null)]
    [InlineData("аnn@x.org", null)]
    [InlineData(null, null)]
    public void An_address_has_the_common_form(string? typed, string? kept) => Assert.Equal(kept, EmailAddress.Parse(typed));
}
