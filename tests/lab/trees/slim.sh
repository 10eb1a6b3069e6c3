# shellcheck shell=bash
# What makes a minimal Debian "slim", as the images of that name: no documentation, no package lists.
cat >/etc/dpkg/dpkg.cfg.d/slim <<'END'
path-exclude /usr/share/doc/*
path-include /usr/share/doc/*/copyright
path-exclude /usr/share/man/*
path-exclude /usr/share/info/*
path-exclude /usr/share/locale/*
END
rm -rf /usr/share/man/* /usr/share/info/* /usr/share/locale/* /var/lib/apt/lists/* /var/cache/apt/*.bin \
  /var/cache/debconf/*-old /var/lib/dpkg/*-old /var/log/*.log /var/log/apt
find /usr/share/doc -depth -type f ! -name copyright -delete
find /usr/share/doc -depth -type d -empty -delete
# A mirror may lag behind the clock of the machine that the lab runs on.
echo 'Acquire { Check-Valid-Until "false"; Check-Date "false"; };' >/etc/apt/apt.conf.d/99-lagging-mirror
