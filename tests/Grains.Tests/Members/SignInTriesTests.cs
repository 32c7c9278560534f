using Oqupie.Grains.Members;

namespace Oqupie.Grains.Tests.Members;

public sealed class SignInTriesTests
{
    private const string Here = "192.0.2.0/24";
    private const string There = "203.0.113.0/24";
    private const string Laptop = "laptop";

    private static readonly DateTimeOffset Now = new(2026, 1, 5, 9, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Five_wrong_passwords_lock_the_network_they_came_from_for_five_minutes()
    {
        var tries = Failed(SignInTries.None, Here, null, 5);

        Assert.Null(tries.Begin(Here, null, Now.AddMinutes(5).AddTicks(-1)));
        Assert.NotNull(tries.Begin(Here, null, Now.AddMinutes(5)));
    }

    [Fact]
    public void Nobody_is_locked_out_by_what_others_guess_elsewhere() =>
        Assert.NotNull(Failed(SignInTries.None, There, null, 5).Begin(Here, null, Now));

    [Fact]
    public void A_known_device_is_let_in_wherever_guesses_come_from()
    {
        var tries = Failed(Failed(SignInTries.None, Here, null, 5), There, null, 5);

        Assert.NotNull(tries.Begin(Here, Laptop, Now));
    }

    [Fact]
    public void A_known_device_that_guesses_itself_becomes_a_strange_one()
    {
        var tries = Failed(SignInTries.None, Here, Laptop, SignInTries.OfDevice + 5);

        Assert.Null(tries.Begin(Here, Laptop, Now));
        Assert.NotNull(tries.Begin(Here, Laptop, Now + SignInTries.Memory));
    }

    [Fact]
    public void Many_networks_together_guess_no_more_than_the_ceiling_and_known_devices_are_not_kept_out_by_it()
    {
        var tries = SignInTries.None;

        for (var network = 0; network < SignInTries.OfAll; network++)
        {
            tries = Failed(tries, $"10.0.{network}.0/24", null, 1);
        }

        Assert.Null(tries.Begin(Here, null, Now));
        Assert.NotNull(tries.Begin(Here, Laptop, Now));
        Assert.NotNull(tries.Begin(Here, null, Now + SignInTries.Memory));
    }

    [Fact]
    public void The_right_password_forgets_the_wrong_ones_before_it()
    {
        var tries = Failed(SignInTries.None, Here, null, 4).Begin(Here, null, Now)!.Succeeded(Here, null);

        Assert.NotNull(Failed(tries, Here, null, 4).Begin(Here, null, Now));
    }

    [Fact]
    public void A_try_counts_before_its_answer_is_known_so_many_at_once_are_no_more() =>
        Assert.Null(Failed(SignInTries.None, Here, null, 5).Begin(Here, null, Now));

    private static SignInTries Failed(SignInTries tries, string network, string? device, int times) =>
        times is 0 ? tries : Failed(tries.Begin(network, device, Now)!, network, device, times - 1);
}
