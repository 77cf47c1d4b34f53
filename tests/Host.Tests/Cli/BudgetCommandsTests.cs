namespace Maru.Host.Tests.Cli;

public sealed class BudgetCommandsTests : IAsyncLifetime
{
    private readonly CommandLine _maru = new();

    public async ValueTask InitializeAsync() => await _maru.SignInAsync();

    public ValueTask DisposeAsync()
    {
        _maru.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task What_is_written_off_stands_beside_what_is_spent()
    {
        _maru.Stub.On(
            "GET /api/v1/admin/llm/budgets", Page(new { client_key_id = "k1", name = "shop", spent = "4.5", written_off = "0.25" }));

        Assert.Equal(0, await _maru.RunAsync("budgets", "list"));
        Assert.Contains("0.25", _maru.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_write_off_is_found_by_its_key_and_given_back()
    {
        _maru.Stub.On("GET /api/v1/admin/llm/write-offs?client_key_id=k1", Page(new { id = "w1", name = "shop", amount = "0.25" }));
        _maru.Stub.On("POST /api/v1/admin/llm/write-offs/w1/give-back", new { id = "w1", amount = "0.25", month = "2026-11" });

        Assert.Equal(0, await _maru.RunAsync("budgets", "write-offs", "--key", "k1"));
        Assert.Contains("w1", _maru.Out, StringComparison.Ordinal);
        Assert.Equal(0, await _maru.RunAsync("budgets", "give-back", "w1"));
        Assert.Contains("0.25", _maru.All, StringComparison.Ordinal);
    }

    private static object Page(object row) => new { items = new[] { row }, total = 1, page = 1, page_size = 50 };
}
