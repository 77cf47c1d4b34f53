using Maru.Modules.Identity.Sessions;

namespace Maru.Modules.Tests.Identity.Domain;

public sealed class RefreshTokenTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 1, 9, 0, 0, TimeSpan.Zero);
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(20);
    private static readonly DateTimeOffset JustNow = Now - Grace;
    private static readonly DateTimeOffset Before = Now - Grace - TimeSpan.FromSeconds(1);

    [Fact]
    public void One_that_was_not_spent_is_live() => Assert.Equal(RefreshVerdict.Live, Judge(Token(), newest: null));

    [Fact]
    public void One_that_was_just_spent_is_repeated_while_what_followed_it_is_live() =>
        Assert.Equal(RefreshVerdict.Repeated, Judge(Token(spent: JustNow), Token()));

    [Fact]
    public void One_that_was_spent_before_is_reused() => Assert.Equal(RefreshVerdict.Reused, Judge(Token(spent: Before), newest: null));

    [Fact]
    public void One_that_was_just_spent_is_reused_when_what_followed_it_was_spent_before() =>
        Assert.Equal(RefreshVerdict.Reused, Judge(Token(spent: JustNow), Token(spent: Before)));

    [Fact]
    public void One_whose_session_is_over_is_ended()
    {
        Assert.Equal(RefreshVerdict.Ended, Judge(Token(revoked: JustNow), newest: null));
        Assert.Equal(RefreshVerdict.Ended, Judge(Token(spent: Before, revoked: JustNow), Token(revoked: JustNow)));
    }

    [Fact]
    public void One_that_was_read_before_its_session_ended_is_ended_when_what_followed_it_is()
    {
        Assert.Equal(RefreshVerdict.Ended, Judge(Token(spent: JustNow), Token(revoked: Now)));
        Assert.Equal(RefreshVerdict.Ended, Judge(Token(spent: JustNow), Token(spent: JustNow, revoked: Now)));
    }

    private static RefreshVerdict Judge(RefreshToken token, RefreshToken? newest) => token.Judge(newest, Now, Grace);

    private static RefreshToken Token(DateTimeOffset? spent = null, DateTimeOffset? revoked = null) => new()
    {
        Id = "1",
        AccountId = "anna",
        FamilyId = "session",
        TokenHash = "",
        BeganAt = Before,
        CreatedAt = Before,
        ExpiresAt = Now + Grace,
        SpentAt = spent,
        RevokedAt = revoked,
    };
}
