package org.chancery.harvest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GuardTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0.0.0.0",
        "10.1.2.3",
        "100.64.0.1",
        "127.0.0.1",
        "127.255.0.1",
        "169.254.169.254",
        "172.16.0.1",
        "172.31.255.255",
        "192.168.1.1",
        "192.0.2.1",
        "198.18.0.1",
        "224.0.0.1",
        "255.255.255.255",
        "::",
        "::1",
        "::ffff:127.0.0.1",
        "::ffff:169.254.169.254",
        "64:ff9b::127.0.0.1",
        "64:ff9b::a9fe:a9fe",
        "fe80::1",
        "fc00::1",
        "fd00:ec2::254",
        "ff02::1",
        "2001:db8::1",
        "2001:0:53aa:64c::1",
        "2002:7f00:1::",
        "3fff::1",
        "::7f00:1"
      })
  void knows_what_is_no_address_of_the_public_network(String address) throws UnknownHostException {
    assertThat(Guard.isPublic(InetAddress.getByName(address))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "8.8.8.8",
        "100.63.255.255",
        "100.128.0.1",
        "172.15.0.1",
        "172.32.0.1",
        "192.167.1.1",
        "192.0.1.1",
        "198.17.0.1",
        "198.20.0.1",
        "223.255.255.255",
        "2606:4700::1",
        "2a00:1450::1",
        "64:ff9b::8.8.8.8",
        "2001:4860:4860::8888"
      })
  void lets_the_public_network_through(String address) throws UnknownHostException {
    assertThat(Guard.isPublic(InetAddress.getByName(address))).isTrue();
  }

  @Test
  void refuses_a_name_of_which_one_address_is_private() throws UnknownHostException {
    InetAddress[] mixed = {InetAddress.getByName("8.8.8.8"), InetAddress.getByName("10.0.0.1")};

    assertThatThrownBy(() -> new Guard(host -> mixed, false).resolve("example.org"))
        .isInstanceOf(Guard.ForbiddenException.class)
        .hasMessageContaining("example.org is 10.0.0.1")
        .hasMessageContaining("--allow-private");
    assertThat(new Guard(host -> mixed, true).resolve("example.org")).hasSize(2);
  }
}
