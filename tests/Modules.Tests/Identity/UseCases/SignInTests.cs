using Maru.Modules.Identity.Passwords;
using Maru.Platform.Sql;
using Maru.Testing;

namespace Maru.Modules.Tests.Identity.UseCases;

public sealed class SignInTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, EachDialect]
    public async Task The_right_password_signs_in_whatever_the_case_of_the_name(Dialect dialect)
    {
        await using var database = await TestDatabase.EmptyAsync(dialect);
        await using var room = await Room.StartAsync(database);
        await room.SetUpAsync();

        var outcome = await room.SignInAsync("ADMIN", Room.Password);

        Assert.Equal("admin", room.Authenticator.Authenticate(outcome.Value.AccessToken)?.Name);
        Assert.Equal(TimeSpan.FromHours(1), outcome.Value.AccessLifetime);
        Assert.Equal(TimeSpan.FromDays(7), outcome.Value.RefreshLifetime);
    }

    [Theory, EachDialect]
    public async Task Unknown_disabled_and_wrong_get_the_same_answer_and_the_same_statements(Dialect dialect)
    {
        await using var database = await TestDatabase.EmptyAsync(dialect);
        await using var room = await Room.StartAsync(database);
        await room.SetUpAsync();

        var unknown = await CountAsync(room, "nobody", Room.Password);
        var wrong = await CountAsync(room, "admin", "wrong horse");
        await room.ExecuteAsync("UPDATE identity_account SET disabled_at = 1");
        var disabled = await CountAsync(room, "admin", Room.Password);

        Assert.Equal("identity.wrong_credentials", unknown.Code);
        Assert.Equal(unknown, wrong);
        Assert.Equal(unknown, disabled);
    }

    [Theory, EachDialect]
    public async Task Failures_slow_known_and_unknown_names_down_alike(Dialect dialect)
    {
        await using var database = await TestDatabase.EmptyAsync(dialect);
        await using var room = await Room.StartAsync(database);
        await room.SetUpAsync();

        foreach (var name in new[] { "admin", "nobody" })
        {
            var codes = new List<string?>();
            for (var i = 0; i < 6; i++)
            {
                codes.Add((await room.SignInAsync(name, "wrong horse")).Failure?.Code);
            }

            Assert.Equal(5, codes.Count(c => c == "identity.wrong_credentials"));
            Assert.Equal("identity.too_many_attempts", codes[5]);
        }
    }

    [Fact]
    public async Task The_pause_is_told_and_ends_and_success_forgives()
    {
        await using var database = await TestDatabase.EmptyAsync(Dialect.Sqlite);
        await using var room = await Room.StartAsync(database);
        await room.SetUpAsync();
        for (var i = 0; i < 5; i++)
        {
            await room.SignInAsync("admin", "wrong horse");
        }

        var early = await room.SignInAsync("admin", Room.Password);
        room.Clock.Advance(TimeSpan.FromSeconds(1));
        var late = await room.SignInAsync("admin", Room.Password);

        Assert.Equal(TimeSpan.FromSeconds(1), early.Failure!.RetryAfter);
        Assert.Null(late.Failure);
        Assert.Equal(0, await room.ScalarAsync<long>("SELECT COUNT(*) FROM identity_attempt"));
    }

    [Theory, EachDialect]
    public async Task A_hundred_guesses_at_once_get_five_looks_at_the_password(Dialect dialect)
    {
        await using var database = await TestDatabase.EmptyAsync(dialect);
        await using var room = await Room.StartAsync(database, settings: ("PasswordQueue", "1000"));
        await room.SetUpAsync();

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 100).Select(i => Task.Run(
            () => room.SignInAsync("admin", $"wrong horse {i}"), Ct)));

        Assert.Equal(5, outcomes.Count(o => o.Failure?.Code == "identity.wrong_credentials"));
        Assert.Equal(95, outcomes.Count(o => o.Failure?.Code == "identity.too_many_attempts"));
    }

    [Theory, EachDialect]
    public async Task A_weaker_hash_is_replaced_when_its_owner_signs_in(Dialect dialect)
    {
        await using var database = await TestDatabase.EmptyAsync(dialect);
        await using (var weak = await Room.StartAsync(database))
        {
            await weak.SetUpAsync();
        }

        await using var room = await Room.StartAsync(database, settings: ("PasswordIterations", "20"));
        var before = await room.ScalarAsync<string>("SELECT password_hash FROM identity_account");
        Assert.Null((await room.SignInAsync("admin", Room.Password)).Failure);
        var after = await room.ScalarAsync<string>("SELECT password_hash FROM identity_account");
        Assert.Null((await room.SignInAsync("admin", Room.Password)).Failure);

        Assert.NotEqual(before, after);
        Assert.Equal(after, await room.ScalarAsync<string>("SELECT password_hash FROM identity_account"));
    }

    [Fact]
    public async Task Beyond_the_queue_hashing_is_refused_and_places_come_back()
    {
        await using var database = await TestDatabase.EmptyAsync(Dialect.Sqlite);
        await using var room = await Room.StartAsync(database, settings: ("PasswordQueue", "0"));
        var passwords = room.Get<Pbkdf2Passwords>();
        var turns = new List<Pbkdf2Passwords.Turn>();
        for (var i = 0; i < Environment.ProcessorCount; i++)
        {
            turns.Add((await passwords.TakeTurnAsync(Ct)).Value);
        }

        var refused = await room.SignInAsync("admin", Room.Password);
        turns.ForEach(t => t.Dispose());
        var after = await room.SignInAsync("admin", Room.Password);

        Assert.Equal("identity.busy", refused.Failure?.Code);
        Assert.Equal("identity.wrong_credentials", after.Failure?.Code);
        Assert.Equal(1, await room.ScalarAsync<long>("SELECT failures FROM identity_attempt"));
    }

    [Theory]
    [InlineData(null, null)]
    [InlineData("", "")]
    [InlineData("a b", "")]
    public async Task A_form_that_cannot_be_right_names_its_fields(string? name, string? password)
    {
        await using var database = await TestDatabase.EmptyAsync(Dialect.Sqlite);
        await using var room = await Room.StartAsync(database);

        var refused = await room.SignInAsync(name, password);

        Assert.Equal(["password", "username"], refused.Failure!.Fields!.Keys.Order());
    }

    private static async Task<(string? Code, long Statements)> CountAsync(Room room, string name, string password)
    {
        var before = room.Db.StatementCount;
        var outcome = await room.SignInAsync(name, password);
        return (outcome.Failure?.Code, room.Db.StatementCount - before);
    }
}
